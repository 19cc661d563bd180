module github.com/acme/pflag

go 1.26.0

require (
	github.com/spf13/pflag v1.0.5
)
