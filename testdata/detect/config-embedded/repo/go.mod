module github.com/acme/beacon

go 1.25.0

require (
	github.com/knadh/koanf v1.5.0
	tailscale.com v1.88.0
)
