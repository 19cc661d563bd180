module github.com/acme/cobraflag

go 1.26.0

require (
	github.com/spf13/cobra v1.8.1
)
