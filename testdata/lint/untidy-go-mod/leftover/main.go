package main

import "github.com/acme/lib/part"

func main() { part.Run() }
