// Packed comes into its image as a binary that a release tool has built.
package main

import "net/http"

func main() {
	http.HandleFunc("/healthz", func(http.ResponseWriter, *http.Request) {})
	http.ListenAndServe(":8646", nil)
}
