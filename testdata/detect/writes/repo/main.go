package main

import (
	"flag"
	"log"
	"net/http"
	"os"
	"path/filepath"
)

func main() {
	data := flag.String("data", "/var/lib/notes", "where notes are kept")
	trace := flag.String("trace", "", "where to write a trace")
	flag.Parse()
	if err := os.MkdirAll(filepath.Join(*data, "notes"), 0o755); err != nil {
		log.Fatal(err)
	}
	if *trace != "" {
		os.Create(*trace)
	}
	logs, err := os.OpenFile("/var/log/notes/access.log", os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o644)
	if err != nil {
		log.Fatal(err)
	}
	log.SetOutput(logs)
	os.OpenFile("/dev/stderr", os.O_WRONLY, 0)
	http.HandleFunc("POST /notes/{name}", func(w http.ResponseWriter, r *http.Request) {
		upload, err := os.CreateTemp("", "upload")
		if err != nil {
			return
		}
		os.Rename(upload.Name(), r.PathValue("name"))
		os.WriteFile(r.PathValue("name")+".bak", nil, 0o600)
	})
	log.Fatal(http.ListenAndServe(":8080", nil))
}
