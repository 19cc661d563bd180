package main

import (
	"log"
	"net/http"

	"github.com/caarlos0/env/v11"
)

type settings struct {
	Addr  string `env:"ADDR" envDefault:":8484"`
	Token string `env:"API_TOKEN,required"`
}

func main() {
	s, err := env.ParseAs[settings]()
	if err != nil {
		log.Fatal(err)
	}
	log.Fatal(http.ListenAndServe(s.Addr, nil))
}
