module example.com/api

go 1.26.1

toolchain go1.26.3

tool example.com/gen

ignore ./node_modules

require (
	example.com/gen v1.0.0
	example.com/lib/v2 master
	gopkg.in/yaml.v3 latest
)
