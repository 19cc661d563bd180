package main

import (
	"log"
	"net/http"
	"os"
	"time"
)

type greeter struct{ fallback string }

func (g greeter) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	name := os.Getenv("GREETING")
	if name == "" {
		name = g.fallback
	}
	w.Write([]byte(name))
}

func require(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if os.Getenv("MAINTENANCE") != "" {
			log.Fatal("closed")
		}
		next.ServeHTTP(w, r)
	})
}

func main() {
	go func() {
		for range time.Tick(time.Minute) {
			log.Print(os.Getenv("HEARTBEAT_NAME"))
		}
	}()
	http.Handle("/greet", require(greeter{"hello"}))
	http.HandleFunc("/region", func(w http.ResponseWriter, r *http.Request) { w.Write([]byte(os.Getenv("REGION"))) })
	log.Fatal(http.ListenAndServe(":8080", nil))
}
