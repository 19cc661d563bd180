package main

import (
	"embed"
	"flag"
	"html/template"
	"log"
	"net/http"
	"os"
)

//go:embed help.txt
var help embed.FS

func main() {
	menu := flag.String("menu", "config/menu.json", "what is sold")
	flag.Parse()
	if _, err := os.ReadFile(*menu); err != nil {
		log.Fatal(err)
	}
	if _, err := os.ReadFile("/etc/shop/banner.txt"); err != nil {
		log.Print(err)
	}
	if _, err := os.ReadFile("certs/server.key"); err != nil {
		log.Print(err)
	}
	pages := template.Must(template.ParseGlob("web/templates/*.html"))
	http.Handle("/static/", http.StripPrefix("/static/", http.FileServer(http.Dir("web/static"))))
	http.Handle("/help/", http.FileServer(http.FS(help)))
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		pages.Execute(w, nil)
	})
	http.HandleFunc("/terms", func(w http.ResponseWriter, r *http.Request) {
		http.ServeFile(w, r, "web/terms.html")
	})
	log.Fatal(http.ListenAndServe(":8080", nil))
}
