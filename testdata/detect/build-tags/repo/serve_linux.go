package main

import "net/http"

func serve(addr string) { http.ListenAndServe(addr, nil) }
