package main

import (
	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promauto"
)

const namespace = "orders"

var (
	requests = promauto.NewCounterVec(prometheus.CounterOpts{Name: "orders_requests_total", Help: "Requests."}, []string{"code"})
	latency  = promauto.NewHistogram(prometheus.HistogramOpts{
		Namespace: namespace,
		Subsystem: "http",
		Name:      "duration_seconds",
	})
)
