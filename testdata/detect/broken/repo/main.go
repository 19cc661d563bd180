package main

import "net/http"

func main() {
	http.ListenAndServe(":8055", nil)
}

func half( {
