package main

import (
	"log"
	"net/http"

	"github.com/acme/notes/store"
)

func main() {
	s := store.Open()
	http.HandleFunc("/health", s.Health)
	log.Fatal(http.ListenAndServe(":8080", nil))
}
