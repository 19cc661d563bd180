module github.com/acme/gate

go 1.26.3

require github.com/alecthomas/kingpin/v2 v2.4.0
