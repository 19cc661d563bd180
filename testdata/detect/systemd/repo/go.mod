module github.com/acme/doors

go 1.26.3

require (
	github.com/coreos/go-systemd/v22 v22.5.0
)
