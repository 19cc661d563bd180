module github.com/acme/lamps

go 1.26.3

require (
	github.com/caarlos0/env/v11 v11.3.1
)
