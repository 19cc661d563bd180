package main

import (
	"fmt"
	"log"
	"net/http"

	"github.com/BurntSushi/toml"
)

type settings struct {
	Server struct {
		Host string
		Port int
	}
}

func main() {
	var s settings
	if _, err := toml.DecodeFile("birds.toml", &s); err != nil {
		log.Fatal(err)
	}
	http.HandleFunc("/healthz", func(w http.ResponseWriter, r *http.Request) {})
	log.Fatal(http.ListenAndServe(fmt.Sprintf("%s:%d", s.Server.Host, s.Server.Port), nil))
}
