module github.com/acme/echoes

go 1.25.0

require (
	github.com/labstack/echo/v4 v4.13.0
)
