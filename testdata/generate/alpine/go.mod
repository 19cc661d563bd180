module github.com/acme/orders

go 1.26.3

require golang.org/x/sync v0.22.0
