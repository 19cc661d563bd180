// The api command serves orders over HTTP until it is asked to stop.
package main

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/acme/orders/internal/order"
	"github.com/acme/orders/internal/web"
)

const (
	defaultPort     = "8080"
	readTimeout     = 5 * time.Second
	shutdownTimeout = 20 * time.Second
)

func main() {
	logger := slog.New(slog.NewJSONHandler(os.Stdout, nil))
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := run(ctx, logger, ":"+env("PORT", defaultPort)); err != nil {
		logger.Error("orders stopped", "error", err)
		os.Exit(1)
	}
}

// run serves until ctx ends, then lets open requests finish.
func run(ctx context.Context, logger *slog.Logger, addr string) error {
	app := web.New(order.NewStore(), logger)
	server := &http.Server{Addr: addr, Handler: app, ReadHeaderTimeout: readTimeout}
	failed := make(chan error, 1)
	go func() { failed <- server.ListenAndServe() }()
	logger.Info("orders listens", "address", addr)

	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	app.Drain() // readiness fails first, so that no new requests come
	timeout, cancel := context.WithTimeout(context.Background(), shutdownTimeout)
	defer cancel()
	if err := server.Shutdown(timeout); err != nil {
		return err
	}
	if err := <-failed; !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

// env is an environment variable, or a fallback where it is not set.
func env(name, fallback string) string {
	if value := os.Getenv(name); value != "" {
		return value
	}
	return fallback
}
