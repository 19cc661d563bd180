package main

import (
	"log"
	"net/http"

	"github.com/acme/desk/api"
	"github.com/acme/desk/api/rest/operations/order"
	"github.com/acme/desk/api/rest/operations/user"
	"github.com/acme/desk/view"
	"github.com/acme/desk/wire/a"
	"github.com/acme/desk/wire/b"
	"github.com/acme/desk/wire/c"
	"github.com/acme/desk/wire/d"
	"github.com/acme/desk/wire/e"
)

func main() {
	api.Use(order.All, user.All, a.A, b.B, c.C, d.D, e.E)
	view.Show()
	log.Fatal(http.ListenAndServe(":8080", nil))
}
