// Command kit is made with the server that Grafana's services share.
package main

import (
	"flag"
	"log"
	"net/http"

	"github.com/grafana/dskit/server"
)

type config struct{ Server server.Config }

func main() {
	var c config
	flag.IntVar(&c.Server.HTTPListenPort, "server.http-listen-port", 3200, "HTTP port")
	flag.Parse()
	s, err := server.New(c.Server)
	if err != nil {
		log.Fatal(err)
	}
	s.HTTP.Path("/ready").Methods("GET").HandlerFunc(func(w http.ResponseWriter, r *http.Request) {})
	s.HTTP.Path("/api/traces").HandlerFunc(func(w http.ResponseWriter, r *http.Request) {})
	log.Fatal(s.Run())
}
