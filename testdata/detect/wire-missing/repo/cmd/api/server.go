package main

import "net/http"

type server struct{ mux *http.ServeMux }

// Run serves until it fails.
func (s *server) Run() { http.ListenAndServe(":8080", s.mux) }
