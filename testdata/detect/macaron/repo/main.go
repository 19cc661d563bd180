// Command macaron groups its routes by functions without parameters.
package main

import (
	"database/sql"
	"net/http"

	"github.com/prometheus/client_golang/prometheus/promhttp"
	"gopkg.in/macaron.v1"
)

var db *sql.DB

func ping() error { return db.Ping() }

func health(w http.ResponseWriter, _ *http.Request) {
	if err := ping(); err != nil {
		w.WriteHeader(http.StatusServiceUnavailable)
	}
}

func main() {
	m := macaron.New()
	m.Use(macaron.Recovery())
	m.Route("/healthcheck", "HEAD,GET", health)
	m.Group("/-", func() {
		m.Get("/metrics", promhttp.Handler())
	})
	http.ListenAndServe(":8090", m)
}
