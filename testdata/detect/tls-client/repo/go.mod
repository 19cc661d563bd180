module github.com/acme/tlsclient

go 1.26.0
