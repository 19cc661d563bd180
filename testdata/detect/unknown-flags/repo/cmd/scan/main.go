// Command scan defines its flags with a library that is not known.
package main

import (
	"fmt"
	"log"
	"net/http"

	"example.org/goflags"
)

type options struct {
	Port    int
	Profile bool
}

func main() {
	o := &options{}
	set := goflags.NewFlagSet()
	set.IntVarP(&o.Port, "http-port", "p", 8099, "port to listen on")
	set.BoolVar(&o.Profile, "profile", false, "serve profiles")
	if err := set.Parse(); err != nil {
		log.Fatal(err)
	}
	if o.Profile {
		go http.ListenAndServe(":6060", nil)
	}
	mux := http.NewServeMux()
	mux.HandleFunc("/health", func(w http.ResponseWriter, r *http.Request) {})
	log.Fatal(http.ListenAndServe(fmt.Sprintf(":%d", o.Port), mux))
}
