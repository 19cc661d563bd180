module github.com/acme/forks

go 1.26.3

require (
	github.com/alecthomas/kong v1.12.1
)
