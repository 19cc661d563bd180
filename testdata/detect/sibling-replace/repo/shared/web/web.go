// Package web serves.
package web

import "net/http"

// Serve answers on an address.
func Serve(addr string) error {
	mux := http.NewServeMux()
	mux.HandleFunc("/healthz", func(w http.ResponseWriter, r *http.Request) {})
	return http.ListenAndServe(addr, mux)
}
