package main

import (
	"fmt"
	"log"
	"net/http"

	"github.com/kelseyhightower/envconfig"
)

type settings struct {
	Port     int    `default:"8383"`
	Database string `envconfig:"DATABASE_URL" required:"true"`
	LogLevel string `split_words:"true" default:"info"`
}

func main() {
	var s settings
	if err := envconfig.Process("books", &s); err != nil {
		log.Fatal(err)
	}
	log.Fatal(http.ListenAndServe(fmt.Sprintf(":%d", s.Port), nil))
}
