module github.com/acme/fasthttp

go 1.26.0

require (
	github.com/fasthttp/router v1.5.2
	github.com/valyala/fasthttp v1.57.0
)
