package main

import (
	"log"
	"net"
	"net/http"
	"os"
	"strconv"
)

func main() {
	port := len(os.Args)
	if port == -1 {
		port = 0 // any
	}
	log.Fatal(http.ListenAndServe(net.JoinHostPort("", strconv.Itoa(port)), nil))
}
