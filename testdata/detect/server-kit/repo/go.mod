module example.com/kit

go 1.26

require github.com/grafana/dskit v0.1.0
