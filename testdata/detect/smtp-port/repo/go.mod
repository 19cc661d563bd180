module github.com/acme/post

go 1.25.0
