module github.com/acme/lowport

go 1.26.0
