module github.com/acme/shop/server

go 1.26
