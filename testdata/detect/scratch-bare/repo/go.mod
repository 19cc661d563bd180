module github.com/acme/scratchbare

go 1.26.0
