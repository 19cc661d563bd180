package main

import (
	"flag"
	"log"
	"net/http"
	"os"
)

var (
	addr    = flag.String("addr", ":8200", "where it listens")
	tlsAddr = flag.String("tls-addr", "", "where it listens with TLS")
	debug   = flag.Bool("debug", false, "serve profiles")
)

func main() {
	flag.Parse()
	go serveTLS(*tlsAddr)
	if *debug {
		go http.ListenAndServe(":6060", nil)
	}
	go serveMetrics()
	mux := http.NewServeMux()
	mux.HandleFunc("/healthz", func(w http.ResponseWriter, r *http.Request) {})
	mux.HandleFunc("/cups", func(w http.ResponseWriter, r *http.Request) {})
	log.Fatal(http.ListenAndServe(*addr, mux))
}

func serveTLS(addr string) {
	if addr == "" {
		return
	}
	log.Fatal(http.ListenAndServeTLS(addr, "tls.crt", "tls.key", nil))
}

func serveMetrics() error {
	port, ok := os.LookupEnv("METRICS_PORT")
	if !ok {
		return nil
	}
	return http.ListenAndServe(":"+port, nil)
}
