module github.com/acme/broken

go 1.25.0
