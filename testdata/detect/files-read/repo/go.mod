module github.com/acme/filesread

go 1.26.0
