module github.com/acme/kite

go 1.26.3
