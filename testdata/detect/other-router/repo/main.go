package main

import (
	"log"
	"net/http"

	routing "github.com/go-ozzo/ozzo-routing/v2"
)

func main() {
	router := routing.New()
	router.To("GET,HEAD", "/healthcheck", func(c *routing.Context) error { return c.Write("OK") })
	v1 := router.Group("/v1")
	v1.Get("/parcels", func(c *routing.Context) error { return nil })
	log.Fatal((&http.Server{Addr: ":8555", Handler: router}).ListenAndServe())
}
