module example.com/tool

go 1.26

replace example.com/lib => ./lib
