module github.com/acme/packed

go 1.26.3
