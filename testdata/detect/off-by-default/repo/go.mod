module github.com/acme/cups

go 1.26.3
