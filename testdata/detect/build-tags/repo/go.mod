module github.com/acme/buildtags

go 1.26.0
