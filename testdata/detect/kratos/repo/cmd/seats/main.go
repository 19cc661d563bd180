package main

import (
	"flag"

	"github.com/acme/seats/internal/conf"
	"github.com/go-kratos/kratos/v2"
	"github.com/go-kratos/kratos/v2/config"
	"github.com/go-kratos/kratos/v2/config/file"
	"github.com/go-kratos/kratos/v2/transport/grpc"
	"github.com/go-kratos/kratos/v2/transport/http"
)

var folder = flag.String("conf", "../../configs", "the configuration folder")

func newHTTP(s *conf.Server) *http.Server {
	var opts []http.ServerOption
	if s.HTTP.Addr != "" {
		opts = append(opts, http.Address(s.HTTP.Addr))
	}
	return http.NewServer(opts...)
}

func newGRPC(s *conf.Server) *grpc.Server {
	return grpc.NewServer(grpc.Address(s.GRPC.Addr))
}

func main() {
	flag.Parse()
	c := config.New(config.WithSource(file.NewSource(*folder)))
	defer c.Close()
	if err := c.Load(); err != nil {
		panic(err)
	}
	var b conf.Bootstrap
	if err := c.Scan(&b); err != nil {
		panic(err)
	}
	app := kratos.New(kratos.Server(newHTTP(b.Server), newGRPC(b.Server)))
	if err := app.Run(); err != nil {
		panic(err)
	}
}
