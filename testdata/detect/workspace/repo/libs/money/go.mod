module github.com/acme/shop/libs/money

go 1.26.0
