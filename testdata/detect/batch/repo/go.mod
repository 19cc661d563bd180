module github.com/acme/index

go 1.26.3
