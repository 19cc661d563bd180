package main

import (
	"context"
	"log"
	"net"
	"net/http"
	"strconv"

	"github.com/acme/keys/config"
)

func main() {
	c := config.Default()
	if err := c.Load(); err != nil {
		log.Fatal(err)
	}
	log.Fatal(serve(config.With(context.Background(), c)))
}

func serve(ctx context.Context) error {
	c := config.From(ctx)
	mux := http.NewServeMux()
	mux.HandleFunc("/healthz", func(w http.ResponseWriter, r *http.Request) {})
	return http.ListenAndServe(net.JoinHostPort(c.HTTP.Host, strconv.Itoa(c.HTTP.Port)), mux)
}
