module github.com/acme/generated

go 1.26.0
