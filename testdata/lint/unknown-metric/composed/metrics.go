package main

import "github.com/prometheus/client_golang/prometheus"

var queue = prometheus.NewGauge(prometheus.GaugeOpts{Name: "orders_queue"})

var depth = prometheus.NewDesc(prometheus.BuildFQName("orders", "queue", name()), "", nil, nil)
