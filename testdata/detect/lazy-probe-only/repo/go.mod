module github.com/acme/sorter

go 1.26.3

require github.com/prometheus/client_golang v1.23.2
