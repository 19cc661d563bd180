package main

import (
	"log"
	"net/http"

	_ "github.com/KimMachineGun/automemlimit"
	_ "go.uber.org/automaxprocs"
)

func main() { log.Fatal(http.ListenAndServe(":8080", nil)) }
