package main

import (
	"flag"
	"net/http"

	"github.com/zeromicro/go-zero/core/conf"
	"github.com/zeromicro/go-zero/rest"
)

// Config is what the file holds.
type Config struct {
	rest.RestConf
	Shelf string
}

var configFile = flag.String("f", "etc/books.yaml", "the configuration")

func main() {
	flag.Parse()
	var c Config
	conf.MustLoad(*configFile, &c)
	server := rest.MustNewServer(c.RestConf)
	defer server.Stop()
	server.AddRoutes([]rest.Route{
		{Method: http.MethodGet, Path: "/healthz", Handler: func(w http.ResponseWriter, r *http.Request) {}},
		{Method: http.MethodPost, Path: "/books", Handler: nil},
	}, rest.WithPrefix("/v1"))
	server.Start()
}
