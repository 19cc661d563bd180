package main

import (
	"log"
	"net/http"
)

func alive(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/livez" {
			w.WriteHeader(http.StatusOK)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func main() {
	mux := http.NewServeMux()
	mux.HandleFunc("/books", http.NotFound)
	log.Fatal(http.ListenAndServe(":8080", alive(mux)))
}
