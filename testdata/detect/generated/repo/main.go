package main

import (
	"log"
	"net/http"

	"github.com/acme/generated/api"
	"github.com/acme/generated/gen/orders"
	"github.com/acme/generated/store/queries"
	"github.com/acme/generated/views"
)

func main() {
	log.Print(orders.Version, queries.New(nil), api.Version)
	log.Fatal(http.ListenAndServe(":8080", views.Handler()))
}
