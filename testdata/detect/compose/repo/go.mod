module github.com/acme/mail

go 1.26.3
