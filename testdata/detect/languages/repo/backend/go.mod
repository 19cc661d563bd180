module github.com/acme/mixed/backend

go 1.26.0
