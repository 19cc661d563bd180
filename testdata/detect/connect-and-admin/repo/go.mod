module github.com/acme/connectandadmin

go 1.26.0

require (
	github.com/prometheus/client_golang v1.20.5
)
