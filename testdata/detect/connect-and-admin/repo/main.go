package main

import (
	"log"
	"net/http"

	"github.com/prometheus/client_golang/prometheus/promhttp"
)

func main() {
	admin := http.NewServeMux()
	admin.Handle("/metrics", promhttp.Handler())
	admin.HandleFunc("/readyz", func(w http.ResponseWriter, _ *http.Request) {})
	go func() { log.Fatal(http.ListenAndServe(":9090", admin)) }()
	site := http.NewServeMux()
	site.HandleFunc("/books", http.NotFound)
	log.Fatal(http.ListenAndServe(":8080", site))
}
