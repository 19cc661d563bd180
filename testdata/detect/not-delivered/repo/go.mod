module example.com/not-delivered

go 1.26.0
