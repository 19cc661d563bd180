module github.com/acme/stripprefix

go 1.26.0
