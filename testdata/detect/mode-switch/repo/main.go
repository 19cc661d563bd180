package main

import (
	"log"
	"net/http"
	"os"
	"strings"
)

func mode() string {
	switch strings.ToLower(strings.TrimSpace(os.Getenv("LETTER_METRICS"))) {
	case "", "false":
		return "off"
	case "true":
		return "here"
	default:
		return "elsewhere"
	}
}

func main() {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /livez", func(w http.ResponseWriter, r *http.Request) {})
	if mode() == "here" {
		mux.HandleFunc("GET /metrics", func(w http.ResponseWriter, r *http.Request) {})
	}
	log.Fatal(http.ListenAndServe(":8025", mux))
}
