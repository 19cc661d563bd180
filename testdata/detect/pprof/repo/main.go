package main

import (
	"log"
	"net/http"
	_ "net/http/pprof"
)

func main() {
	go func() { log.Print(http.ListenAndServe(":6060", nil)) }()
	mux := http.NewServeMux()
	mux.HandleFunc("/healthz", func(w http.ResponseWriter, _ *http.Request) {})
	mux.HandleFunc("/", http.NotFound)
	log.Fatal(http.ListenAndServe(":8080", mux))
}
