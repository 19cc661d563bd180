module github.com/acme/board

go 1.25.0
