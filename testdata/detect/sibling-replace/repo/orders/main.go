package main

import (
	"log"

	"github.com/acme/mono/shared/web"
)

func main() {
	log.Fatal(web.Serve(":8666"))
}
