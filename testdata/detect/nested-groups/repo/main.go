package main

import (
	"log"

	"github.com/gofiber/fiber/v2"
)

func main() {
	app := fiber.New()
	register(app)
	log.Fatal(app.Listen(":3333"))
}

func register(r fiber.Router) {
	api := r.Group("/api")
	v2 := api.Group("/v2")
	probes(v2.Group("/system"))
}

func probes(r fiber.Router) {
	r.Get("/livez", ok)
	r.Get("/startupz", ok)
	r.Get("/readyz", ok)
}

func ok(c *fiber.Ctx) error { return c.SendStatus(200) }
