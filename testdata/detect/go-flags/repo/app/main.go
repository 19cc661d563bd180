package main

import (
	"fmt"
	"net/http"
	"os"

	"github.com/go-pkgz/rest"
	"github.com/go-pkgz/routegroup"
	"github.com/jessevdk/go-flags"
)

type options struct {
	Serve serve `command:"serve"`
}

type serve struct {
	Port int `long:"port" env:"TALK_PORT" default:"8181"`
	SMTP struct {
		Port int `long:"port" env:"PORT" default:"25"`
	} `group:"smtp" env-namespace:"SMTP"`
}

func main() {
	var opts options
	if _, err := flags.NewParser(&opts, flags.Default).Parse(); err != nil {
		os.Exit(1)
	}
}

// Execute is called by the parser.
func (s *serve) Execute(args []string) error {
	router := routegroup.New(http.NewServeMux())
	router.Use(rest.Ping)
	router.HandleFunc("GET /talks", func(w http.ResponseWriter, r *http.Request) {})
	return http.ListenAndServe(fmt.Sprintf(":%d", s.Port), router)
}
