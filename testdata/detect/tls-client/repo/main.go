package main

import (
	"log"
	"net/http"

	"github.com/acme/tlsclient/rates"
)

func main() {
	http.HandleFunc("/rates", func(w http.ResponseWriter, r *http.Request) {
		if err := rates.Write(w); err != nil {
			http.Error(w, err.Error(), http.StatusBadGateway)
		}
	})
	log.Fatal(http.ListenAndServe(":8080", nil))
}
