module github.com/acme/pprof

go 1.26.0
