module github.com/acme/routes

go 1.26.3

require (
	google.golang.org/grpc v1.75.0
	github.com/grpc-ecosystem/grpc-gateway/v2 v2.27.2
)
