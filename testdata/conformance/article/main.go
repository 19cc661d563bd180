// Command shop serves the shop.
package main

import (
	"net/http"

	"github.com/acme/log"
	"github.com/acme/mail"
	"github.com/acme/queue"
	"github.com/acme/shop/pkg/money"
	"github.com/acme/store"
)

func main() {
	mux := http.NewServeMux()
	mux.Handle("/orders", store.Handler(queue.New(), money.EUR, mail.Default))
	mux.HandleFunc("/healthz", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusOK) })
	log.Fatal(http.ListenAndServe(":8080", mux))
}
