module github.com/acme/limitsold

go 1.23.4

require (
	go.uber.org/automaxprocs v1.6.0
)
