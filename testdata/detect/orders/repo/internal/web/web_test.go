package web

import (
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/acme/orders/internal/order"
)

func TestRoutes(t *testing.T) {
	app := New(order.NewStore(), slog.New(slog.DiscardHandler))
	for _, step := range []struct {
		name, method, path, body string
		code                     int
		want                     string
	}{
		{"alive", "GET", "/livez", "", 200, "alive"},
		{"ready", "GET", "/readyz", "", 200, "ready"},
		{"add", "POST", "/orders", `{"item":"tea","quantity":2}`, 201, `"id":1`},
		{"get", "GET", "/orders/1", "", 200, `"item":"tea"`},
		{"get what is not there", "GET", "/orders/7", "", 404, "no such order"},
		{"get by a name", "GET", "/orders/tea", "", 400, "no number"},
		{"add no JSON", "POST", "/orders", "tea", 400, "not an order"},
		{"add nothing", "POST", "/orders", `{"item":"tea"}`, 422, "quantity 0, want 1 to 1000"},
		{"metrics", "GET", "/metrics", "", 200, `http_requests_total{code="200"} 3`},
	} {
		t.Run(step.name, func(t *testing.T) {
			answer := ask(app, step.method, step.path, step.body)
			if answer.Code != step.code || !strings.Contains(answer.Body.String(), step.want) {
				t.Errorf("got %d %s, want %d with %s", answer.Code, answer.Body, step.code, step.want)
			}
		})
	}
}

func TestReadinessFailsWhileDraining(t *testing.T) {
	app := New(order.NewStore(), slog.New(slog.DiscardHandler))
	app.Drain()
	if got := ask(app, "GET", "/readyz", "").Code; got != http.StatusServiceUnavailable {
		t.Errorf("readiness: got %d, want %d", got, http.StatusServiceUnavailable)
	}
	if got := ask(app, "GET", "/livez", "").Code; got != http.StatusOK {
		t.Errorf("liveness: got %d, want %d", got, http.StatusOK)
	}
}

func ask(h http.Handler, method, path, body string) *httptest.ResponseRecorder {
	answer := httptest.NewRecorder()
	h.ServeHTTP(answer, httptest.NewRequest(method, path, strings.NewReader(body)))
	return answer
}
