package main

import (
	"log"
	"net/http"
)

func main() {
	http.HandleFunc("GET /livez", func(w http.ResponseWriter, r *http.Request) {})
	log.Fatal(http.ListenAndServe(":8080", nil))
}
