module github.com/acme/shop/worker

go 1.21

require github.com/acme/log v1.5.0
