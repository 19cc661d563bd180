module github.com/acme/mono/billing

go 1.24.2

require (
	github.com/acme/mono/shared v0.0.0
)

replace github.com/acme/mono/shared => ../../shared
