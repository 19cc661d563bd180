module github.com/acme/gracefulunbounded

go 1.26.0
