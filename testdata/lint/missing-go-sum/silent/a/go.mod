module example.com/acme/orders

go 1.26.3

require (
	example.com/a v1.0.0
	example.com/b v1.0.0
)
