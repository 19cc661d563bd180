module github.com/acme/maps

go 1.26.3

require (
	github.com/spf13/viper v1.21.0
	github.com/gin-gonic/gin v1.11.0
)
