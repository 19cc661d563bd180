module example.com/api

go 1.26

require example.com/lib v1.3.0 // indirect; // want "module example.com/lib is marked indirect, and main.go imports it"

require example.com/lib/sub v1.3.0 // indirect
