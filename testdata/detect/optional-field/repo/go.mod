module github.com/acme/login

go 1.26.3

require (
	github.com/grafana/dskit v0.0.1
	gopkg.in/yaml.v3 v3.0.1
)
