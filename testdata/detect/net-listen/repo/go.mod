module github.com/acme/netlisten

go 1.26.0
