module github.com/acme/pages

go 1.26.3
