module github.com/acme/both

go 1.26.3

require google.golang.org/grpc v1.76.0
