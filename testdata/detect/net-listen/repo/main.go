package main

import (
	"log"
	"net"
	"net/http"
	"strconv"
)

const base = 8500

func main() {
	listener, err := net.Listen("tcp", net.JoinHostPort("", strconv.Itoa(base+85)))
	if err != nil {
		log.Fatal(err)
	}
	log.Fatal(http.Serve(listener, nil))
}
