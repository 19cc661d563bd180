module github.com/acme/envconfig

go 1.26.0

require (
	github.com/kelseyhightower/envconfig v1.4.0
)
