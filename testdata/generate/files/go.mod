module github.com/acme/pages

go 1.24.0
