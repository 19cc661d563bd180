module github.com/acme/viewer

go 1.26.3
