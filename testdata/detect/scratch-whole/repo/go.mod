module github.com/acme/scratchwhole

go 1.26.0
