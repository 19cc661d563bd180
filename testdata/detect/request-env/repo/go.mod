module github.com/acme/requestenv

go 1.26.0
