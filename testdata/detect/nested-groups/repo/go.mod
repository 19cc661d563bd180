module github.com/acme/nested

go 1.25.0

require (
	github.com/gofiber/fiber/v2 v2.52.0
)
