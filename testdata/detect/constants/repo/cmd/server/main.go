package main

import (
	"log"

	"github.com/acme/consts/internal/config"
	"github.com/acme/consts/internal/server"
)

func main() {
	cfg := config.Default()
	srv := server.New(cfg.HTTP, server.WithHandler(server.Handler()))
	log.Fatal(srv.Start())
}
