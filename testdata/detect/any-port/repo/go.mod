module github.com/acme/wire

go 1.26.3
