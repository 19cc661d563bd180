module github.com/acme/parcels

go 1.26.3

require github.com/gin-gonic/gin v1.10.0
