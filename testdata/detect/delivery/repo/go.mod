module github.com/acme/post

go 1.26.3
