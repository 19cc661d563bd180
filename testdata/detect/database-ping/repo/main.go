package main

import (
	"database/sql"
	"log"
	"net/http"
	"os"
)

type api struct{ db *sql.DB }

func (a *api) health(w http.ResponseWriter, r *http.Request) {
	if err := a.db.PingContext(r.Context()); err != nil {
		w.WriteHeader(http.StatusServiceUnavailable)
	}
}

func main() {
	dsn := os.Getenv("DATABASE_URL")
	if dsn == "" {
		log.Fatal("DATABASE_URL is not set")
	}
	db, err := sql.Open("pgx", dsn)
	if err != nil {
		log.Fatal(err)
	}
	a := &api{db}
	http.HandleFunc("/health", a.health)
	log.Fatal(http.ListenAndServe(":8444", nil))
}
