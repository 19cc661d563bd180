module github.com/acme/mapgen/v2

go 1.26.3
