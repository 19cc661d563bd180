// Command acme serves plainly, or with certificates that it asks an authority for.
package main

import (
	"log"
	"net/http"
	"os"

	"golang.org/x/crypto/acme/autocert"
	"golang.org/x/sync/errgroup"
)

func main() {
	mux := http.NewServeMux()
	mux.HandleFunc("/healthz", func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusOK) })
	mux.HandleFunc("/orders", func(w http.ResponseWriter, r *http.Request) {})
	addr := os.Getenv("ADDR")
	if addr == "" {
		addr = ":3456"
	}
	plain := &http.Server{Addr: addr, Handler: mux}
	var group errgroup.Group
	if domain := os.Getenv("DOMAIN"); domain != "" {
		manager := &autocert.Manager{Prompt: autocert.AcceptTOS, HostPolicy: autocert.HostWhitelist(domain)}
		challenges := &http.Server{Addr: ":http", Handler: manager.HTTPHandler(nil)}
		group.Go(challenges.ListenAndServe)
	}
	group.Go(plain.ListenAndServe)
	log.Fatal(group.Wait())
}
