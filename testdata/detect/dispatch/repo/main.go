// Command dispatch tells its requests apart by hand.
package main

import (
	"database/sql"
	"log"
	"net/http"
)

const healthPath = "/v1/health"

type server struct {
	db      *sql.DB
	metrics http.Handler
}

func main() {
	s := &server{}
	mux := http.NewServeMux()
	mux.HandleFunc("/", s.handle)
	ready := map[string]struct{}{}
	for _, path := range []string{"/readyz"} {
		ready[path] = struct{}{}
	}
	log.Fatal(http.ListenAndServe(":8080", answering(ready)(mux)))
}

func answering(paths map[string]struct{}) func(http.Handler) http.Handler {
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if isKnown(paths, r) {
				w.WriteHeader(http.StatusOK)
				return
			}
			next.ServeHTTP(w, r)
		})
	}
}

func isKnown(paths map[string]struct{}, r *http.Request) bool {
	_, ok := paths[r.URL.EscapedPath()]
	return ok
}

func (s *server) handle(w http.ResponseWriter, r *http.Request) {
	if err := s.route(w, r); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
	}
}

func (s *server) route(w http.ResponseWriter, r *http.Request) error {
	if r.Method == http.MethodGet && r.URL.Path == healthPath {
		w.WriteHeader(http.StatusOK)
	} else if r.URL.Path == "/metrics" && s.metrics != nil {
		s.metrics.ServeHTTP(w, r)
	} else if r.URL.Path == "/orders" {
		_, err := s.db.Query("select 1")
		return err
	}
	return nil
}
