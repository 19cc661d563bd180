package main

import (
	"log"
	"net/http"
)

func main() {
	http.HandleFunc("/up", func(w http.ResponseWriter, r *http.Request) {})
	log.Fatal(http.ListenAndServe(":9000", nil))
}
