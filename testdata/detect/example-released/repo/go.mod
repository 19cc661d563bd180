module github.com/acme/shelf

go 1.26.3
