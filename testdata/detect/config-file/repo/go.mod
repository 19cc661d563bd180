module github.com/acme/tickets

go 1.26.3

require (
	gopkg.in/yaml.v3 v3.0.1
)
