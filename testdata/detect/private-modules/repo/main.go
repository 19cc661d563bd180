package main

import (
	"log"
	"net/http"

	"git.acme.dev/platform/money"
)

func main() { log.Fatal(http.ListenAndServe(":8080", money.Handler())) }
