// Command cli-app is an app of urfave/cli v1 that is embedded and filled later;
// its health check asks the store.
package main

import (
	"net/http"
	"os"

	"github.com/gorilla/mux"
	"github.com/urfave/cli"
)

type application struct {
	*cli.App
	store *store
}

var app *application

type store struct{}

func (s *store) Health() error { return nil }

type handler func(http.ResponseWriter, *http.Request) error

func (h handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if err := h(w, r); err != nil {
		w.WriteHeader(http.StatusServiceUnavailable)
	}
}

type api struct{ store *store }

func (a *api) health(http.ResponseWriter, *http.Request) error { return a.store.Health() }

func wrapped(h handler) http.HandlerFunc { return http.HandlerFunc(handler(h).ServeHTTP) }

var serve = cli.Command{
	Name:   "server",
	Action: func(c *cli.Context) error { return listen(c.String("addr")) },
	Flags:  []cli.Flag{cli.StringFlag{Name: "addr", Value: ":8686", EnvVar: "CLI_ADDR"}},
}

func listen(addr string) error {
	a := &api{store: app.store}
	r := mux.NewRouter()
	r.Handle("/health", wrapped(a.health)).Methods(http.MethodGet)
	return (&http.Server{Addr: addr, Handler: r}).ListenAndServe()
}

func main() {
	app = &application{cli.NewApp(), &store{}}
	app.Name = "cli-app"
	app.Commands = []cli.Command{serve}
	app.Run(os.Args)
}
