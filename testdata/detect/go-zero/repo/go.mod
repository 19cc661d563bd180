module github.com/acme/books

go 1.26.3

require (
	github.com/zeromicro/go-zero v1.9.0
)
