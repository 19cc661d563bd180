module github.com/acme/writes

go 1.26.0
