module github.com/acme/exporter

go 1.25.0

require (
	github.com/alecthomas/kingpin/v2 v2.4.0
	github.com/prometheus/exporter-toolkit v0.14.0
	github.com/prometheus/client_golang v1.20.0
)
