module example.com/tool/sub

go 1.26
