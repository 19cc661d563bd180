module github.com/acme/harbour

go 1.25.0

require github.com/alecthomas/kong v1.12.0
