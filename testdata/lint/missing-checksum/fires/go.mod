module example.com/api

go 1.26

require (
	example.com/lib v1.3.0 // want "go.sum has no hash of example.com/lib@v1.3.0"
	example.com/half v1.0.0 // want "go.sum has no hash of the files of example.com/half@v1.0.0, only of its go.mod"
	example.com/deep v1.0.0 // indirect
	example.com/fork v1.0.0 // want "go.sum has no hash of example.com/mine@v1.1.0"
)

replace example.com/fork => example.com/mine v1.1.0
