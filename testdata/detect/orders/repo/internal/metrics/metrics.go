// Package metrics counts requests and prints them in Prometheus's text format.
package metrics

import (
	"fmt"
	"net/http"
	"sort"
	"sync"
)

// Requests counts answers by status code.
type Requests struct {
	mu    sync.Mutex
	codes map[int]int
}

// NewRequests returns counters at zero.
func NewRequests() *Requests { return &Requests{codes: map[int]int{}} }

// Count adds one answer.
func (r *Requests) Count(code int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.codes[code]++
}

// ServeHTTP prints the counters, in a stable order.
// https://prometheus.io/docs/instrumenting/exposition_formats/#text-based-format
func (r *Requests) ServeHTTP(w http.ResponseWriter, _ *http.Request) {
	r.mu.Lock()
	defer r.mu.Unlock()
	codes := make([]int, 0, len(r.codes))
	for code := range r.codes {
		codes = append(codes, code)
	}
	sort.Ints(codes)
	w.Header().Set("Content-Type", "text/plain; version=0.0.4")
	fmt.Fprintln(w, "# HELP http_requests_total Answers by status code.")
	fmt.Fprintln(w, "# TYPE http_requests_total counter")
	for _, code := range codes {
		fmt.Fprintf(w, "http_requests_total{code=\"%d\"} %d\n", code, r.codes[code])
	}
}
