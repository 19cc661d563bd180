module github.com/acme/flags

go 1.25.0

require (
	github.com/spf13/cobra v1.9.0
)
