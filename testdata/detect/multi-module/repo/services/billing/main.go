package main

import (
	"log"
	"net/http"

	"github.com/acme/mono/shared/listen"
)

func main() {
	mux := http.NewServeMux()
	api := http.NewServeMux()
	api.HandleFunc("/readyz", func(w http.ResponseWriter, r *http.Request) {})
	mux.Handle("/billing/", http.StripPrefix("/billing", api))
	log.Fatal(listen.Serve(mux, "8082"))
}
