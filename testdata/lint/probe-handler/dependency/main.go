package main

import (
	"database/sql"
	"net/http"
)

type server struct{ db *sql.DB }

func (s *server) health(w http.ResponseWriter, r *http.Request) {
	if err := s.db.PingContext(r.Context()); err != nil {
		http.Error(w, "database", http.StatusServiceUnavailable)
	}
}

func main() {
	db, _ := sql.Open("postgres", "")
	s := &server{db}
	http.HandleFunc("/health", s.health)
	http.ListenAndServe(":8080", nil)
}
