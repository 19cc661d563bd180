module github.com/acme/letters

go 1.26.3

require github.com/tg123/go-htpasswd v1.2.4
