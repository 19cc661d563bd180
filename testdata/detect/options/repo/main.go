// Command options is made with options, of which main gives none, and reads its
// variables by a package that no table knows.
package main

import (
	"net/http"

	"github.com/nicholasjackson/env"
	"github.com/pressly/goreuseport"
)

type option func(*server)

type server struct{ mux *http.ServeMux }

func newServer(options ...option) *server {
	s := &server{mux: http.NewServeMux()}
	for _, o := range options {
		o(s)
	}
	return s
}

// Run listens where nobody asks for it.
func (s *server) Run() { http.ListenAndServe(":1", s.mux) }

var (
	address = env.String("LISTEN_ADDR", false, "0.0.0.0:8888", "address to listen on")
)

func main() {
	env.Parse()
	s := newServer()
	s.mux.HandleFunc("/ready", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusOK) })
	l, err := goreuseport.Listen("tcp", *address)
	if err != nil {
		panic(err)
	}
	http.Serve(l, s.mux)
}
