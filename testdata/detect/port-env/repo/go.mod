module github.com/acme/dyno

go 1.25.0
