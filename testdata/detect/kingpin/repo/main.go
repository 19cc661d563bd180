package main

import (
	"log/slog"
	"net/http"
	"os"

	"github.com/alecthomas/kingpin/v2"
	"github.com/prometheus/client_golang/prometheus/promhttp"
	"github.com/prometheus/exporter-toolkit/web"
	"github.com/prometheus/exporter-toolkit/web/kingpinflag"
)

func main() {
	path := kingpin.Flag("web.telemetry-path", "Where metrics are.").Default("/metrics").String()
	flags := kingpinflag.AddFlags(kingpin.CommandLine, ":9234")
	kingpin.Parse()
	http.Handle(*path, promhttp.Handler())
	http.HandleFunc("/-/ready", func(w http.ResponseWriter, r *http.Request) {})
	if err := web.ListenAndServe(&http.Server{}, flags, slog.Default()); err != nil {
		os.Exit(1)
	}
}
