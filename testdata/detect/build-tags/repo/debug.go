//go:build debug

package main

import "net/http"

func init() { go http.ListenAndServe(":6060", nil) }
