module github.com/acme/lookup

go 1.25.0

require (
	github.com/kelseyhightower/envconfig v1.4.0
	github.com/mitchellh/cli v1.1.5
)
