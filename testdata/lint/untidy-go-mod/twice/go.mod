module example.com/api

go 1.26

toolchain go1.22.1 // want "toolchain go1.22.1 has no effect: the go line asks for 1.26"

require example.com/lib v1.2.3

require (
	example.com/lib v1.3.0 // want "module example.com/lib is required twice, at v1.2.3 and at v1.3.0"
)
