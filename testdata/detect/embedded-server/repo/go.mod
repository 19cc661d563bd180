module example.com/embedded-server

go 1.26.0
