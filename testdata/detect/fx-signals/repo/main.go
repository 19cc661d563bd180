package main

import (
	"context"
	"net/http"

	"go.uber.org/fx"
)

func serve(lifecycle fx.Lifecycle) {
	server := &http.Server{Addr: ":8080"}
	lifecycle.Append(fx.Hook{
		OnStart: func(context.Context) error { go server.ListenAndServe(); return nil },
		OnStop:  func(ctx context.Context) error { return server.Shutdown(ctx) },
	})
}

func main() { fx.New(fx.Invoke(serve)).Run() }
