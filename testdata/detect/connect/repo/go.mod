module github.com/acme/greets

go 1.26.3

require (
	connectrpc.com/connect v1.19.0
)
