module example.com/tool/sub

go 1.26

replace example.com/lib => ../lib
