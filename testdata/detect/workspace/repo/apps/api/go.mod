module github.com/acme/shop/apps/api

go 1.26.0
