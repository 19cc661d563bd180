module github.com/acme/mono/orders

go 1.26.3

require github.com/acme/mono/shared v0.0.0

replace github.com/acme/mono/shared => ../shared
