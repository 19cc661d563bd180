package main

import (
	"net/http"

	"github.com/alecthomas/kong"
)

type serveCmd struct {
	Listen string `default:":9300" env:"FORKS_LISTEN" help:"where it listens"`
}

func (s *serveCmd) Run() error {
	http.HandleFunc("/healthz", func(w http.ResponseWriter, r *http.Request) {})
	return http.ListenAndServe(s.Listen, nil)
}

type versionCmd struct{}

func (versionCmd) Run() error { return nil }

var cli struct {
	Serve   serveCmd   `cmd:"" help:"serve forks"`
	Version versionCmd `cmd:""`
}

func main() {
	ctx := kong.Parse(&cli)
	ctx.FatalIfErrorf(ctx.Run())
}
