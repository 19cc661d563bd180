module github.com/acme/suite

go 1.25.0
