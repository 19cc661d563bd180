package store

import (
	"database/sql"
	"net/http"

	_ "github.com/mattn/go-sqlite3"
)

// Store is a file of notes.
type Store struct{ db *sql.DB }

// Open opens the store.
func Open() *Store {
	db, err := sql.Open("sqlite3", "notes.db")
	if err != nil {
		panic(err)
	}
	return &Store{db: db}
}

// Health says whether the file can be read.
func (s *Store) Health(w http.ResponseWriter, r *http.Request) {
	if err := s.db.Ping(); err != nil {
		http.Error(w, "no database", http.StatusServiceUnavailable)
	}
}
