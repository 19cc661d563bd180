module github.com/acme/secrets

go 1.26.0
