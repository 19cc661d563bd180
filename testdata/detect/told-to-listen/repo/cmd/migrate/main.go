// Command migrate ends; a switch lets it show what it did.
package main

import (
	"flag"
	"net/http"
)

func main() {
	console := flag.Bool("console", false, "show a page")
	flag.Parse()
	if *console {
		http.ListenAndServe("localhost:9999", nil)
	}
}
