module github.com/acme/cup

go 1.26.3

require github.com/urfave/cli/v2 v2.27.7
