module example.com/api

go 1.26

require (
	example.com/lib v1.3.0
	example.com/beside v0.0.0
	example.com/deep v1.0.0 // indirect
	example.com/shared v1.0.0
)

replace example.com/beside => ../beside
