package main

import (
	"log"
	"net/http"
)

func main() {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /health/live", ok)
	mux.HandleFunc("GET example.com/health/ready", ok)
	mux.HandleFunc("POST /healthz", ok)
	mux.HandleFunc("GET /items/{id}", ok)
	log.Fatal(http.ListenAndServe(":http", mux))
}

func ok(w http.ResponseWriter, r *http.Request) {}
