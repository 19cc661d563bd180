package main

import (
	"flag"
	"log"
	"net/http"
	"os"

	"gopkg.in/yaml.v3"
)

type config struct {
	HTTP struct {
		Addr string `yaml:"addr"`
	} `yaml:"http"`
	Debug struct {
		Addr string `yaml:"addr"`
	} `yaml:"debug"`
	Metrics struct {
		Addr string `yaml:"addr"`
	} `yaml:"metrics"`
}

func main() {
	path := flag.String("config", "", "the configuration file")
	flag.Parse()
	data, err := os.ReadFile(*path)
	if err != nil {
		log.Fatal(err)
	}
	var c config
	if err := yaml.Unmarshal(data, &c); err != nil {
		log.Fatal(err)
	}
	go serveMetrics(c.Metrics.Addr)
	mux := http.NewServeMux()
	mux.HandleFunc("GET /livez", func(w http.ResponseWriter, r *http.Request) {})
	log.Fatal(http.ListenAndServe(c.HTTP.Addr, mux))
}

// serveMetrics does nothing unless the configuration gives it an address.
func serveMetrics(addr string) {
	if addr == "" {
		return
	}
	http.ListenAndServe(addr, nil)
}
