// Command index is a command of ffcli.
package main

import (
	"context"
	"flag"
	"net/http"
	"os"

	"github.com/peterbourgon/ff/v3/ffcli"
)

func main() {
	set := flag.NewFlagSet("index", flag.ExitOnError)
	listen := set.String("listen", ":6072", "address")
	root := &ffcli.Command{FlagSet: set, Exec: func(ctx context.Context, args []string) error {
		mux := http.NewServeMux()
		mux.HandleFunc("/healthz", func(w http.ResponseWriter, r *http.Request) {})
		return http.ListenAndServe(*listen, mux)
	}}
	root.ParseAndRun(context.Background(), os.Args[1:])
}
