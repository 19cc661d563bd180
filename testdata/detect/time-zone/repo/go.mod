module github.com/acme/timezone

go 1.26.0
