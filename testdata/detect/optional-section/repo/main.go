// Command discovery has a page for probes only where its configuration has a
// section for them.
package main

import (
	"flag"
	"fmt"
	"log"
	"net/http"
	"os"

	"github.com/hashicorp/hcl"
)

type config struct {
	Addr   string  `hcl:"addr"`
	Health *health `hcl:"health_checks"`
}

type health struct {
	Port int `hcl:"port"`
}

func read(name string) (*config, error) {
	text, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	c := new(config)
	if err := hcl.Decode(c, string(text)); err != nil {
		return nil, err
	}
	if c.Addr == "" {
		c.Addr = ":8443"
	}
	if c.Health != nil {
		if c.Health.Port <= 0 {
			c.Health.Port = 8008
		}
	}
	return c, nil
}

func main() {
	name := flag.String("config", "discovery.conf", "the configuration")
	flag.Parse()
	c, err := read(*name)
	if err != nil {
		log.Fatal(err)
	}
	if c.Health != nil {
		probes := http.NewServeMux()
		probes.HandleFunc("/live", func(w http.ResponseWriter, r *http.Request) {})
		go http.ListenAndServe(fmt.Sprintf(":%d", c.Health.Port), probes)
	}
	keys := http.NewServeMux()
	keys.HandleFunc("/keys", func(w http.ResponseWriter, r *http.Request) {})
	log.Fatal(http.ListenAndServe(c.Addr, keys))
}
