module github.com/acme/shop

go 1.25.0

require (
	github.com/gin-gonic/gin v1.10.0
)
