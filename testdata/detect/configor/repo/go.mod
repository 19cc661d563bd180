module example.com/configor

go 1.26.0
