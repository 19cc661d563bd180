package main

import (
	"log"
	"net"
	"net/http"

	"github.com/coreos/go-systemd/v22/activation"
)

func main() {
	mux := http.NewServeMux()
	mux.HandleFunc("/healthz", func(w http.ResponseWriter, r *http.Request) {})
	mux.HandleFunc("/doors", func(w http.ResponseWriter, r *http.Request) {})
	passed, err := activation.Listeners()
	if err != nil {
		log.Fatal(err)
	}
	if len(passed) > 0 {
		log.Fatal(http.Serve(passed[0], mux))
	}
	listener, err := net.Listen("tcp", ":8111")
	if err != nil {
		log.Fatal(err)
	}
	log.Fatal(http.Serve(listener, mux))
}
