module github.com/acme/orders-cli/v2

go 1.26.3
