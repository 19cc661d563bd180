module github.com/acme/shop/pkg/money

go 1.21
