module github.com/acme/keys

go 1.26.3
