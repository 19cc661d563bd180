module example.com/tool

go 1.26

replace example.com/lib => ./lib // want "GoReleaser refuses to release example.com/tool with gomod.proxy: it replaces example.com/lib"
