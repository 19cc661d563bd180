module github.com/acme/field

go 1.25.0

require (
	github.com/caarlos0/env/v11 v11.0.0
)
