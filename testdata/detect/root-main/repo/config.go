package main

import "net/http"

const addr = ":8081"

func hello(w http.ResponseWriter, r *http.Request) {}
