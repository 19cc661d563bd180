module github.com/acme/shop/tools

go 1.21

require (
	github.com/acme/gen master
	github.com/acme/lint latest
)
