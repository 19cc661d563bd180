module github.com/acme/seal

go 1.26.3
