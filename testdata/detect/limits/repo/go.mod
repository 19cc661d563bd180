module github.com/acme/limits

go 1.26.0

require (
	github.com/KimMachineGun/automemlimit v0.6.1
	go.uber.org/automaxprocs v1.6.0
)
