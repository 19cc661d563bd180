package main

import (
	"log"
	"net/http"

	"github.com/prometheus/client_golang/prometheus/promhttp"
)

func main() {
	http.HandleFunc("GET /sort", func(w http.ResponseWriter, r *http.Request) {})
	http.Handle("/stats", promhttp.Handler())
	log.Fatal(http.ListenAndServe(":8080", nil))
}
