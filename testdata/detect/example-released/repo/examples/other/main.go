package main

import "github.com/acme/shelf"

func main() { _ = shelf.Serve(":8091") }
