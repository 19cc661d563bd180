module github.com/acme/patterns

go 1.26
