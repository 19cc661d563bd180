package main

import (
	"log"
	"net/http"
	"os"

	"gopkg.in/yaml.v3"
)

type config struct {
	Metrics struct {
		Enabled bool `yaml:"enabled"`
	} `yaml:"metrics"`
	Inside struct {
		Enable bool `yaml:"enable"`
	} `yaml:"inside"`
}

type recorder struct{ seen int }

type providers struct{ Metrics *recorder }

type command struct {
	config    config
	providers providers
}

func basic() providers { return providers{} }

func (c *command) load() {
	data, err := os.ReadFile(os.Args[1])
	if err == nil {
		err = yaml.Unmarshal(data, &c.config)
	}
	c.providers, err = c.provide()
	if err != nil {
		log.Fatal(err)
	}
}

func (c *command) provide() (p providers, err error) {
	p = basic()
	if c.config.Metrics.Enabled {
		p.Metrics = &recorder{}
	}
	return p, nil
}

func serveMetrics(p providers) {
	if p.Metrics == nil {
		return
	}
	go func() { log.Fatal(http.ListenAndServe(":9959", http.NewServeMux())) }()
}

type idle struct{}

func newIdle() *idle { return &idle{} }

func serveInside(c *config) (any, error) {
	if !c.Inside.Enable {
		return newIdle(), nil
	}
	go func() { log.Fatal(http.ListenAndServe(":9960", http.NewServeMux())) }()
	return nil, nil
}

func main() {
	c := &command{providers: basic()}
	c.load()
	serveMetrics(c.providers)
	if _, err := serveInside(&c.config); err != nil {
		log.Fatal(err)
	}
	http.HandleFunc("GET /livez", func(w http.ResponseWriter, r *http.Request) {})
	log.Fatal(http.ListenAndServe(":9091", nil))
}
