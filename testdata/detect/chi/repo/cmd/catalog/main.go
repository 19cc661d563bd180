package main

import (
	"log"
	"net/http"
	"time"

	"github.com/go-chi/chi/v5"
	"github.com/go-chi/chi/v5/middleware"
)

func main() {
	r := chi.NewRouter()
	r.Use(middleware.Logger)
	r.Route("/internal", func(r chi.Router) {
		r.Route("/health", func(r chi.Router) {
			r.Get("/live", ok)
			r.Get("/ready", ok)
		})
	})
	r.Group(func(r chi.Router) {
		r.Use(middleware.NoCache)
		r.Get("/items/{id}", ok)
	})
	r.Mount("/debug", debug())
	srv := &http.Server{Addr: ":3000", Handler: r, ReadTimeout: time.Second}
	log.Fatal(srv.ListenAndServe())
}

func debug() http.Handler {
	r := chi.NewRouter()
	r.Get("/metrics", ok)
	return r
}

func ok(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusOK) }
