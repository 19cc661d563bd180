module github.com/acme/consts

go 1.25.0
