package main

import (
	"log"
	"net/http"
	"os"
)

func must(name string) string {
	value := os.Getenv(name)
	if value == "" {
		log.Fatalf("%s is not set", name)
	}
	return value
}

func main() {
	dsn, key := must("POSTGRES_DSN"), must("SIGNING_KEY")
	keyboard := os.Getenv("KEYBOARD_LAYOUT")
	level := os.Getenv("LOG_LEVEL")
	if level == "" {
		level = "info"
	}
	log.Print(len(dsn), len(key), keyboard, level)
	log.Fatal(http.ListenAndServe(":8080", nil))
}
