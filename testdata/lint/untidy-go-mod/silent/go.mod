module example.com/api

go 1.26

toolchain go1.26.3

require (
	example.com/lib v1.3.0
	example.com/other v1.0.0 // indirect
	example.com/ignored v1.0.0 // indirect
	example.com/lib/sub v1.3.0
)
