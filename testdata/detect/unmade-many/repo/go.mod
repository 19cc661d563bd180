module github.com/acme/desk

go 1.26.3
