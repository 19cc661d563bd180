package main

import (
	"log"
	"net/http"
)

func ok(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusOK) }

func main() {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /livez", ok)
	mux.HandleFunc("GET /readyz", ok)
	mux.HandleFunc("GET /startupz", ok)
	log.Fatal(http.ListenAndServe(":8080", mux))
}
