module github.com/acme/parcels

go 1.26.3

require (
	github.com/go-ozzo/ozzo-routing/v2 v2.4.0
)
