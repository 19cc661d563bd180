module github.com/acme/tides

go 1.26.3

require (
	github.com/cloudwego/hertz v0.10.1
)
