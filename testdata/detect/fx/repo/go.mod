module github.com/acme/injected

go 1.25.0

require (
	go.uber.org/fx v1.23.0
)
