package main

import (
	"fmt"
	"net/http"

	flag "github.com/spf13/pflag"
)

func main() {
	host := flag.StringP("host", "h", "0.0.0.0", "where to listen")
	port := flag.IntP("port", "p", 8181, "the port")
	flag.Parse()
	http.ListenAndServe(fmt.Sprintf("%s:%d", *host, *port), nil)
}
