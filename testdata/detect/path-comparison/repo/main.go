package main

import (
	"log"
	"net/http"
)

type site struct{}

func (site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	switch r.URL.Path {
	case "/healthz":
		w.WriteHeader(http.StatusOK)
	case "/metrics":
		w.Write([]byte("up 1"))
	default:
		http.NotFound(w, r)
	}
}

func main() { log.Fatal(http.ListenAndServe(":8080", site{})) }
