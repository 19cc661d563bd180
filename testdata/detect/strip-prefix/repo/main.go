package main

import (
	"log"
	"net/http"
)

func api() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) {})
	mux.HandleFunc("GET /books", http.NotFound)
	return mux
}

func main() {
	mux := http.NewServeMux()
	mux.Handle("/api/", http.StripPrefix("/api", api()))
	log.Fatal(http.ListenAndServe(":8080", mux))
}
