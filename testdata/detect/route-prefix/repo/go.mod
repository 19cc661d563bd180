module github.com/acme/gauges

go 1.26.3

require (
	github.com/alecthomas/kingpin/v2 v2.4.0
	github.com/prometheus/client_golang v1.23.0
)
