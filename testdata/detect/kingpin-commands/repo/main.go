package main

import (
	"log"
	"net/http"
	"os"

	"github.com/alecthomas/kingpin/v2"
)

func main() {
	app := kingpin.New("gate", "Opens and closes.")
	serve := app.Command("serve", "Serve requests.")
	addr := serve.Flag("listen", "Where to listen.").Default(":8710").String()
	door := app.Command("door", "What a door does.")
	drain := door.Command("drain", "Answer while a door closes.")
	version := app.Command("version", "Print the version.")
	switch kingpin.MustParse(app.Parse(os.Args[1:])) {
	case serve.FullCommand():
		http.HandleFunc("GET /healthz", func(w http.ResponseWriter, r *http.Request) {})
		http.HandleFunc("GET /open", func(w http.ResponseWriter, r *http.Request) {})
		log.Fatal(http.ListenAndServe(*addr, nil))
	case drain.FullCommand():
		log.Fatal(http.ListenAndServe(":8790", http.NewServeMux()))
	case version.FullCommand():
		println("1")
	}
}
