package main

import (
	"fmt"
	"net/http"

	"github.com/acme/money/round"
	"golang.org/x/sync/errgroup"
)

func main() {
	http.HandleFunc("GET /healthz", func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintln(w, round.Cents(1.5))
	})
	var group errgroup.Group
	group.Go(func() error { return http.ListenAndServe(":8080", nil) })
	group.Wait()
}
