module github.com/acme/middlewareanswers

go 1.26.0
