module github.com/acme/talk

go 1.25.0

require (
	github.com/jessevdk/go-flags v1.6.0
	github.com/go-pkgz/rest v1.20.0
	github.com/go-pkgz/routegroup v1.4.0
)
