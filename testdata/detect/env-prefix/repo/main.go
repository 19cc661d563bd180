package main

import (
	"log"
	"net/http"

	"github.com/caarlos0/env/v11"
)

type serving struct {
	Port string `env:"PORT" envDefault:"8700"`
}

type database struct {
	DSN string `env:"DSN,required"`
}

type config struct {
	Serving  serving  `envPrefix:"HTTP_"`
	Database database `envPrefix:"DB_"`
}

func main() {
	c, err := env.ParseAsWithOptions[config](env.Options{Prefix: "LAMPS_"})
	if err != nil {
		log.Fatal(err)
	}
	http.HandleFunc("/healthz", func(w http.ResponseWriter, r *http.Request) {})
	log.Fatal(http.ListenAndServe(":"+c.Serving.Port, nil))
}
