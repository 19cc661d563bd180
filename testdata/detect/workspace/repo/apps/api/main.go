package main

import (
	"log"
	"net/http"

	"github.com/acme/shop/libs/money"
)

func main() { log.Fatal(http.ListenAndServe(money.Port, nil)) }
