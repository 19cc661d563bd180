package main

import (
	"log"
	"net/http"
	"os"

	"github.com/acme/letters/auth"
	"github.com/acme/letters/mail"
)

func main() {
	if err := auth.Load(os.Getenv("MAIL_USERS")); err != nil {
		log.Fatal(err)
	}
	go mail.Serve()
	http.HandleFunc("GET /livez", func(w http.ResponseWriter, r *http.Request) {})
	log.Fatal(http.ListenAndServe(":8400", nil))
}
