module github.com/acme/letter

go 1.26.3
