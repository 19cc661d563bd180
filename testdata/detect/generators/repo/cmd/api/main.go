package main

import "net/http"

//go:generate go run ../../internal/tables

func main() { http.ListenAndServe(":8080", nil) }
