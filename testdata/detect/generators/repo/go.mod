module github.com/acme/generators

go 1.26.0
