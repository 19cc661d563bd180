module github.com/acme/seats

go 1.26.3

require (
	github.com/go-kratos/kratos/v2 v2.9.1
)
