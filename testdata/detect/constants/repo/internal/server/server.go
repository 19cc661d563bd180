package server

import (
	"fmt"
	"net/http"

	"github.com/acme/consts/internal/config"
)

const healthPath = "/health"

type Server struct {
	http *http.Server
}

type Option func(*Server)

func WithHandler(h http.Handler) Option {
	return func(s *Server) { s.http.Handler = h }
}

func New(cfg config.HTTP, opts ...Option) *Server {
	s := &Server{http: &http.Server{Addr: fmt.Sprintf(":%d", cfg.Port)}}
	for _, opt := range opts {
		opt(s)
	}
	return s
}

func Handler() http.Handler {
	mux := http.NewServeMux()
	for _, path := range []string{healthPath, "/readiness"} {
		mux.HandleFunc(path, func(w http.ResponseWriter, r *http.Request) {})
	}
	return mux
}

func (s *Server) Start() error { return s.http.ListenAndServe() }
