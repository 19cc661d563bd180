package main

import (
	"log"
	"net/http"
	"time"
	_ "time/tzdata"
)

func main() {
	utc, _ := time.LoadLocation("UTC")
	tokyo, err := time.LoadLocation("Asia/Tokyo")
	if err != nil {
		log.Fatal(err, time.Now().In(utc))
	}
	log.Fatal(http.ListenAndServe(":8080", http.NotFoundHandler()), tokyo)
}
