module github.com/acme/shop

go 1.21

toolchain go1.20.3

require (
	github.com/acme/log v1.4.0
	github.com/acme/log v1.5.0
	github.com/acme/queue v0.0.0-20240102030405-0123456789ab
	github.com/acme/shop/pkg/money v0.0.0
	github.com/acme/store v1.2.0 // indirect
	github.com/acme/theme v1.0.0
)

replace github.com/acme/theme => ../theme
