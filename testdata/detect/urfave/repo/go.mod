module github.com/acme/urf

go 1.25.0

require (
	github.com/urfave/cli/v2 v2.27.0
)
