package shelf

import "net/http"

// Serve answers on an address.
func Serve(addr string) error {
	http.HandleFunc("GET /health", func(w http.ResponseWriter, r *http.Request) {})
	return http.ListenAndServe(addr, nil)
}
