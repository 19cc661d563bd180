package main

import (
	"context"
	"net/http"

	"go.uber.org/fx"
)

func main() {
	fx.New(fx.Provide(newMux, newServer), fx.Invoke(run)).Run()
}

func newMux() *http.ServeMux {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /livez", func(w http.ResponseWriter, r *http.Request) {})
	return mux
}

func newServer(mux *http.ServeMux) *http.Server {
	return &http.Server{Addr: ":8282", Handler: mux}
}

func run(lc fx.Lifecycle, server *http.Server) {
	lc.Append(fx.Hook{
		OnStart: func(context.Context) error { go server.ListenAndServe(); return nil },
		OnStop:  func(ctx context.Context) error { return server.Shutdown(ctx) },
	})
}
