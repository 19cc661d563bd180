module github.com/acme/orders

go 1.26.3

require (
	github.com/acme/greet v0.0.0
	golang.org/x/sync v0.22.0
)

replace github.com/acme/greet => ./third/greet
