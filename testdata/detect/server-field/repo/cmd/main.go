package main

import (
	"context"
	"net/http"
	_ "net/http/pprof"
	"os"
	"os/signal"
	"time"

	"github.com/caarlos0/env/v11"
)

type config struct {
	Addr        string `env:"ADDR" envDefault:":8443"`
	MetricsPort string `env:"METRICS_PORT" envDefault:"9100"`
	Token       string `env:"API_TOKEN,required"`
	Pprof       bool   `env:"PPROF"`
}

type app struct {
	server  http.Server
	metrics *http.Server
}

func main() {
	var cfg config
	if err := env.Parse(&cfg); err != nil {
		panic(err)
	}
	a := &app{}
	a.server.Addr = cfg.Addr
	a.server.Handler = routes()
	a.metrics = &http.Server{Addr: ":" + cfg.MetricsPort, Handler: metrics()}
	go a.metrics.ListenAndServe()
	if cfg.Pprof {
		go http.ListenAndServe("localhost:6060", nil)
	}
	go a.server.ListenAndServeTLS("cert.pem", "key.pem")
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	<-ctx.Done()
	end, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	a.server.Shutdown(end)
}

func routes() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /items", ok)
	mux.HandleFunc("GET /readyz", ok)
	return mux
}

func metrics() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("/metrics", ok)
	mux.HandleFunc("/livez", ok)
	return mux
}

func ok(w http.ResponseWriter, r *http.Request) {}
