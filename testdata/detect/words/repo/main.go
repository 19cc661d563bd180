// Command words chooses by its first word, without a library.
package main

import (
	"flag"
	"net/http"
	"os"
)

func main() {
	flag.Parse()
	action := ""
	if words := flag.Args(); len(words) > 0 {
		action = words[0]
	}
	switch action {
	case "serve":
		serve()
	case "migrate":
		migrate()
	default:
		os.Exit(2)
	}
}

func serve() {
	port := os.Getenv("PORT")
	if port == "" {
		port = "8484"
	}
	http.HandleFunc("GET /livez", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusOK) })
	http.ListenAndServe(":"+port, nil)
}

func migrate() { println("nothing to do") }
