// Command shelf reads its variables with small libraries and is replaced without
// a closed port.
package main

import (
	"log"
	"net/http"

	"github.com/cloudflare/tableflip"
	"github.com/gobuffalo/envy"
	"github.com/nicholasjackson/env"
)

var (
	bind  = env.String("BIND_ADDRESS", false, ":9090", "where to listen")
	store = env.String("STORE_URL", true, "", "the store")
)

func main() {
	if err := env.Parse(); err != nil {
		log.Fatal(err)
	}
	upgrader, err := tableflip.New(tableflip.Options{})
	if err != nil {
		log.Fatal(err)
	}
	defer upgrader.Stop()
	admin := http.NewServeMux()
	admin.HandleFunc("/healthz", func(w http.ResponseWriter, r *http.Request) {})
	l, err := upgrader.Fds.Listen("tcp", ":"+envy.Get("ADMIN_PORT", "9091"))
	if err != nil {
		log.Fatal(err)
	}
	go http.Serve(l, admin)
	mux := http.NewServeMux()
	mux.HandleFunc("/books", func(w http.ResponseWriter, r *http.Request) { w.Write([]byte(*store)) })
	server := http.Server{Addr: *bind, Handler: mux}
	log.Fatal(server.ListenAndServe())
}
