module github.com/acme/files

go 1.26.3

require (
	github.com/spf13/pflag v1.0.10
	github.com/spf13/viper v1.21.0
)
