module github.com/acme/toolchain

go 1.25.0

toolchain go1.26.3
