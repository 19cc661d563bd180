module github.com/acme/vip

go 1.25.0

require (
	github.com/spf13/viper v1.20.0
)
