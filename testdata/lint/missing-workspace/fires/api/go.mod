module example.com/shop/api

go 1.26

require (
	example.com/shop/lib v0.0.0 // want "module example.com/shop/lib is required at v0.0.0, which nobody published: neither go.work nor replace leads to lib/go.mod"
	example.com/shop/log v1.2.0 // want "module example.com/shop/log lies beside this one .log/go.mod. and is taken from its release v1.2.0"
)
