module github.com/acme/shelf

go 1.25.0

require (
	github.com/cloudflare/tableflip v1.2.3
	github.com/gobuffalo/envy v1.10.2
	github.com/nicholasjackson/env v0.6.0
)
