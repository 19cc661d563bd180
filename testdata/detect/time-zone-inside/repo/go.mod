module github.com/acme/timezoneinside

go 1.26.0
