module example.com/a/new

go 1.22

toolchain go1.27.0
