module github.com/acme/parcels

go 1.25.0

require github.com/spf13/viper v1.21.0
