package main

import (
	"fmt"
	"net/http"

	"github.com/alecthomas/kong"
)

type run struct {
	HTTPPort int `default:"8080" env:"HTTP_PORT" help:"Where to listen."`
}

func (r *run) Run() error {
	mux := http.NewServeMux()
	mux.HandleFunc("/livez", func(w http.ResponseWriter, r *http.Request) {})
	return http.ListenAndServe(fmt.Sprintf(":%d", r.HTTPPort), mux)
}

type show struct{}

func (s *show) Run() error {
	fmt.Println("nothing")
	return nil
}

type dock struct {
	StartUp run  `cmd:"" help:"Start."`
	Show    show `cmd:"" help:"Show." name:"list"`
}

var cli struct {
	Dock dock `cmd:"" help:"The dock."`
}

func main() {
	ctx := kong.Parse(&cli)
	ctx.FatalIfErrorf(ctx.Run())
}
