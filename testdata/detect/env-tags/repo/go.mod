module github.com/acme/envtags

go 1.26.0

require (
	github.com/caarlos0/env/v11 v11.2.2
)
