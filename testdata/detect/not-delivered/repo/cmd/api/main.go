// Command api is the only program here that is delivered.
package main

import (
	"net/http"

	_ "example.com/not-delivered/internal/profile"
)

func main() { http.ListenAndServe(":8989", http.NewServeMux()) }
