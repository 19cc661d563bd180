package main

import (
	"log"
	"net/http"
	"os"

	"github.com/golang-migrate/migrate/v4"
)

func main() {
	m, err := migrate.New("file://db/migrations", os.Getenv("DATABASE_URL"))
	if err != nil {
		log.Fatal(err)
	}
	if err := m.Up(); err != nil {
		log.Fatal(err)
	}
	log.Fatal(http.ListenAndServe(":8080", nil))
}
