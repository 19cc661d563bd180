module example.com/acme

go 1.26

require golang.org/x/crypto v0.40.0

require golang.org/x/sync v0.16.0
