// want+1 "module example.com/acme/orders requires 2 modules and has no go.sum"
module example.com/acme/orders

go 1.26.3

require (
	example.com/a main
	example.com/b/v2 master
)
