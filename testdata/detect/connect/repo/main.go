package main

import (
	"log"
	"net/http"
	"os"

	"connectrpc.com/connect"
	"connectrpc.com/grpchealth"
	"golang.org/x/net/http2"
	"golang.org/x/net/http2/h2c"
)

func main() {
	mux := http.NewServeMux()
	mux.Handle(grpchealth.NewHandler(grpchealth.NewStaticChecker("acme.greets.v1.Greets")))
	mux.Handle("/acme.greets.v1.Greets/Greet", connect.NewUnaryHandler("/acme.greets.v1.Greets/Greet", nil))
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, r *http.Request) {})
	addr := "localhost:8900"
	if port := os.Getenv("PORT"); port != "" {
		addr = ":" + port
	}
	server := &http.Server{Addr: addr, Handler: h2c.NewHandler(mux, &http2.Server{})}
	log.Fatal(server.ListenAndServe())
}
