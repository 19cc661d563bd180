module github.com/acme/colours

go 1.26.3
