module github.com/acme/gracefulshutdown

go 1.26.0
