package main

import (
	"log"
	"net/http"
	"time"
)

func main() {
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		log.Fatal(err)
	}
	http.HandleFunc("/now", func(w http.ResponseWriter, r *http.Request) {
		zone, err := time.LoadLocation(r.URL.Query().Get("zone"))
		if err != nil {
			zone = berlin
		}
		w.Write([]byte(time.Now().In(zone).String()))
	})
	log.Fatal(http.ListenAndServe(":8080", nil))
}
