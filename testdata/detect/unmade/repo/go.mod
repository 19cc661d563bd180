module github.com/acme/board

go 1.26.3
