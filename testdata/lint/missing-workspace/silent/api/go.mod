module example.com/shop/api

go 1.26

require (
	example.com/shop/lib v0.0.0
	example.com/shop/log v1.2.0
	example.com/shop/sample v1.2.0
)

replace example.com/shop/lib => ../lib
