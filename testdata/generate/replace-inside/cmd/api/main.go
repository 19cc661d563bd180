package main

import (
	"net/http"

	"github.com/acme/greet"
	"golang.org/x/sync/errgroup"
)

func main() {
	http.HandleFunc("GET /healthz", func(w http.ResponseWriter, r *http.Request) {
		w.Write([]byte(greet.Hello("probe")))
	})
	var group errgroup.Group
	group.Go(func() error { return http.ListenAndServe(":8080", nil) })
	group.Wait()
}
