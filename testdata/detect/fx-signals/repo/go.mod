module github.com/acme/fxsignals

go 1.26.0

require (
	go.uber.org/fx v1.23.0
)
