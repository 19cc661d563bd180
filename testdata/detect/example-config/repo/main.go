package main

import (
	"encoding/json"
	"log"
	"net/http"
	"os"
)

type config struct {
	Address string `json:"address"`
}

func main() {
	data, err := os.ReadFile(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	var c config
	if err := json.Unmarshal(data, &c); err != nil {
		log.Fatal(err)
	}
	http.HandleFunc("GET /health", func(w http.ResponseWriter, r *http.Request) {})
	log.Fatal(http.ListenAndServe(c.Address, nil))
}
