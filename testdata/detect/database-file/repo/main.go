package main

import (
	"database/sql"
	"log"
	"net/http"
	"os"

	bolt "go.etcd.io/bbolt"
	_ "modernc.org/sqlite"
)

func main() {
	if _, err := sql.Open("sqlite", "file:/data/notes.db?_pragma=foreign_keys(1)"); err != nil {
		log.Fatal(err)
	}
	if _, err := sql.Open("sqlite", "file::memory:?cache=shared"); err != nil {
		log.Fatal(err)
	}
	path := os.Getenv("INDEX_FILE")
	if path == "" {
		path = "index.bolt"
	}
	if _, err := bolt.Open(path, 0o600, nil); err != nil {
		log.Fatal(err)
	}
	log.Fatal(http.ListenAndServe(":8080", nil))
}
