package main

import (
	"context"
	"log/slog"
	"net"
	"net/http"
	"testing"
	"time"
)

func TestRunServesUntilItIsStopped(t *testing.T) {
	addr := freeAddress(t)
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- run(ctx, slog.New(slog.DiscardHandler), addr) }()

	waitFor(t, "http://"+addr+"/livez")
	stop()
	select {
	case err := <-done:
		if err != nil {
			t.Fatalf("run returned %v after it was stopped", err)
		}
	case <-time.After(5 * time.Second):
		t.Fatal("run did not stop within 5 s")
	}
}

func TestRunReportsAPortInUse(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	if err := run(context.Background(), slog.New(slog.DiscardHandler), taken.Addr().String()); err == nil {
		t.Fatal("run returned no error for a port in use")
	}
}

func TestEnv(t *testing.T) {
	t.Setenv("ORDERS_TEST", "")
	if got := env("ORDERS_TEST", "8080"); got != "8080" {
		t.Errorf("unset: got %q, want the fallback", got)
	}
	t.Setenv("ORDERS_TEST", "9090")
	if got := env("ORDERS_TEST", "8080"); got != "9090" {
		t.Errorf("set: got %q, want 9090", got)
	}
}

func freeAddress(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}

func waitFor(t *testing.T, url string) {
	t.Helper()
	for range 100 {
		if resp, err := http.Get(url); err == nil {
			resp.Body.Close()
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	t.Fatalf("%s did not answer within 2 s", url)
}
