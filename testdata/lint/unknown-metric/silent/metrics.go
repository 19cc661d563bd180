package main

import "github.com/prometheus/client_golang/prometheus"

var requests = prometheus.NewGauge(prometheus.GaugeOpts{Name: "orders_queue"})
