// Command plugins hands what it can do to a library, which starts what its
// configuration names.
package main

import (
	"net/http"

	"example.org/host"
)

func init() {
	host.Register("ready", host.Plugin{Setup: setup})
}

func setup() error {
	mux := http.NewServeMux()
	mux.HandleFunc("/ready", func(w http.ResponseWriter, r *http.Request) {})
	go http.ListenAndServe(":8181", mux)
	return nil
}

func main() { host.Run() }
