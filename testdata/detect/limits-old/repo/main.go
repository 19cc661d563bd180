package main

import (
	"log"
	"net/http"
	"runtime/debug"

	_ "go.uber.org/automaxprocs"
)

func main() {
	debug.SetMemoryLimit(64 << 20)
	log.Fatal(http.ListenAndServe(":8080", nil))
}
