// Package web is the HTTP side of orders: its routes, probes and metrics.
package web

import (
	"encoding/json"
	"errors"
	"log/slog"
	"net/http"
	"strconv"
	"sync/atomic"

	"github.com/acme/orders/internal/metrics"
	"github.com/acme/orders/internal/order"
)

// maxBody is the largest order in bytes.
const maxBody = 64 << 10

// App answers all requests.
type App struct {
	store    *order.Store
	logger   *slog.Logger
	requests *metrics.Requests
	draining atomic.Bool
	mux      *http.ServeMux
}

// New returns an app that is ready to serve.
func New(store *order.Store, logger *slog.Logger) *App {
	a := &App{store: store, logger: logger, requests: metrics.NewRequests(), mux: http.NewServeMux()}
	a.mux.HandleFunc("POST /orders", a.add)
	a.mux.HandleFunc("GET /orders/{id}", a.get)
	a.mux.HandleFunc("GET /livez", a.live)
	a.mux.HandleFunc("GET /readyz", a.ready)
	a.mux.Handle("GET /metrics", a.requests)
	return a
}

// Drain makes the readiness probe fail; requests are still answered.
func (a *App) Drain() { a.draining.Store(true) }

// ServeHTTP answers a request and counts the answer.
func (a *App) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	recorder := &recorder{ResponseWriter: w, code: http.StatusOK}
	a.mux.ServeHTTP(recorder, r)
	a.requests.Count(recorder.code)
}

func (a *App) live(w http.ResponseWriter, _ *http.Request) { a.write(w, http.StatusOK, "alive") }

func (a *App) ready(w http.ResponseWriter, _ *http.Request) {
	if a.draining.Load() {
		a.write(w, http.StatusServiceUnavailable, "draining")
		return
	}
	a.write(w, http.StatusOK, "ready")
}

func (a *App) add(w http.ResponseWriter, r *http.Request) {
	var o order.Order
	if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, maxBody)).Decode(&o); err != nil {
		a.write(w, http.StatusBadRequest, "not an order: "+err.Error())
		return
	}
	added, err := a.store.Add(o)
	if err != nil {
		a.write(w, http.StatusUnprocessableEntity, err.Error())
		return
	}
	a.write(w, http.StatusCreated, added)
}

func (a *App) get(w http.ResponseWriter, r *http.Request) {
	id, err := strconv.Atoi(r.PathValue("id"))
	if err != nil {
		a.write(w, http.StatusBadRequest, "the id is no number")
		return
	}
	o, err := a.store.Get(id)
	if errors.Is(err, order.ErrNotFound) {
		a.write(w, http.StatusNotFound, err.Error())
		return
	}
	a.write(w, http.StatusOK, o)
}

func (a *App) write(w http.ResponseWriter, code int, body any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(code)
	if err := json.NewEncoder(w).Encode(body); err != nil {
		a.logger.Warn("answer was not sent", "error", err)
	}
}

// recorder remembers the status code of an answer.
type recorder struct {
	http.ResponseWriter
	code int
}

func (r *recorder) WriteHeader(code int) {
	r.code = code
	r.ResponseWriter.WriteHeader(code)
}
