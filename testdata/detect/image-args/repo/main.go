package main

import (
	"flag"
	"fmt"
	"net/http"
)

func main() {
	bind := flag.String("bind", "localhost", "address")
	port := flag.Int("listen", 8000, "port")
	flag.Parse()
	http.HandleFunc("/ready", func(w http.ResponseWriter, r *http.Request) {})
	http.ListenAndServe(fmt.Sprintf("%s:%d", *bind, *port), nil)
}
