package main

import (
	"log"

	"github.com/acme/shelf"
)

func main() { log.Fatal(shelf.Serve(":8090")) }
