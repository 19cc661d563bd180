module github.com/acme/waves

go 1.26.3

require (
	github.com/gofiber/fiber/v2 v2.52.9
)
