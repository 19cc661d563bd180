module github.com/acme/wiremissing

go 1.26.0

require (
	github.com/google/wire v0.6.0
)
