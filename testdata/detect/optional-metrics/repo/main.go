// Command optional counts requests only when a switch says so: neither the route
// nor the second listener is there by default.
package main

import (
	"flag"
	"log"
	"net"
	"net/http"
)

type counters struct{ requests int }

func (c *counters) ServeHTTP(w http.ResponseWriter, r *http.Request) {}

type providers struct{ counters, profiles *counters }

func (p *providers) any() bool { return p.counters != nil }

func main() {
	count := flag.Bool("count", false, "count requests")
	profile := flag.Bool("profile", false, "keep profiles")
	flag.Parse()
	p := &providers{}
	if *count {
		p.counters = &counters{}
	}
	if *profile {
		p.profiles = &counters{}
	}
	mux := http.NewServeMux()
	mux.HandleFunc("/healthz", func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusOK) })
	mux.HandleFunc("/orders", func(w http.ResponseWriter, r *http.Request) {})
	if p.any() {
		mux.Handle("/metrics", p.counters)
	}
	if server, listener := profiles(p); server != nil {
		go server.Serve(listener)
	}
	log.Fatal(http.ListenAndServe(":8474", mux))
}

func profiles(p *providers) (*http.Server, net.Listener) {
	if p.profiles == nil {
		return nil, nil
	}
	listener, _ := net.Listen("tcp", ":9959")
	return &http.Server{Handler: p.profiles}, listener
}
