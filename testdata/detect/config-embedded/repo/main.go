// Command beacon listens where a file says that is part of it, and on a network
// that no port of its machine leads to.
package main

import (
	"fmt"
	"log"
	"net/http"

	"github.com/acme/beacon/config"
	"tailscale.com/tsnet"
)

func main() {
	c, addr, err := config.Load(nil)
	if err != nil {
		log.Fatal(err)
	}
	metrics, health, api := http.NewServeMux(), http.NewServeMux(), http.NewServeMux()
	metrics.HandleFunc("/metrics", func(w http.ResponseWriter, r *http.Request) {})
	health.HandleFunc("/healthz", func(w http.ResponseWriter, r *http.Request) {})
	api.HandleFunc("/light", func(w http.ResponseWriter, r *http.Request) {})
	go http.ListenAndServe(fmt.Sprintf(":%s", c.Settings.MetricsPort), metrics)
	go http.ListenAndServe(fmt.Sprintf(":%s", c.Settings.HealthPort), health)
	net := &tsnet.Server{Hostname: "beacon"}
	if l, err := net.Listen("tcp", ":81"); err == nil {
		go http.Serve(l, api)
	}
	log.Fatal(http.ListenAndServe(addr, api))
}
