module github.com/acme/grpcstop

go 1.26.0

require (
	google.golang.org/grpc v1.68.0
)
