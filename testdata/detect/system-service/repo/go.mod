module example.com/system-service

go 1.26.0
