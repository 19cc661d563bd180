package main

import (
	"log"
	"net/http"
)

func main() { log.Fatal((&http.Server{}).ListenAndServe()) }
