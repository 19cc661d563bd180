module github.com/acme/legacy

go 1.21

require (
	github.com/gorilla/mux v1.8.1
	github.com/gorilla/handlers v1.5.2
	github.com/prometheus/client_golang v1.20.0
)
