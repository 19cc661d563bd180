package main

import (
	"net/http"
	"os"
)

func main() {
	port := os.Getenv("NOTES_PORT")
	if port == "" {
		port = "8081"
	}
	http.HandleFunc("/healthz", func(w http.ResponseWriter, r *http.Request) {})
	http.ListenAndServe(":"+port, nil)
}
