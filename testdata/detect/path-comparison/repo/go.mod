module github.com/acme/pathcomparison

go 1.26.0
