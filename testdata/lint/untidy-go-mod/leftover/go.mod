module example.com/app

go 1.26

tool github.com/acme/tools/cmd/gen

require (
	github.com/acme/gone v1.0.0
	github.com/acme/lib v1.2.3
	github.com/acme/probe v1.0.0
	github.com/acme/quiet v1.0.0 // indirect
	github.com/acme/tools v0.3.0
)
