module github.com/acme/ledger

go 1.25.0

require (
	google.golang.org/grpc v1.70.0
)
