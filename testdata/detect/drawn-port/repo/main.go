package main

import (
	"fmt"
	"log"
	"math/rand"
	"net/http"
	"os"

	"github.com/urfave/cli/v2"
)

// setup waits for a browser on the same machine.
func setup(*cli.Context) error {
	port := rand.Intn(50000) + 10000
	server := &http.Server{Addr: fmt.Sprintf("127.0.0.1:%d", port)}
	go func() { _ = server.ListenAndServe() }()
	fmt.Println("http://localhost:" + fmt.Sprint(port))
	return server.Close()
}

func main() {
	app := &cli.App{Commands: []*cli.Command{
		{Name: "setup", Action: setup},
		{Name: "list", Action: func(*cli.Context) error { fmt.Println("cups"); return nil }},
		{Name: "add", Action: func(*cli.Context) error { fmt.Println("added"); return nil }},
	}}
	if err := app.Run(os.Args); err != nil {
		log.Fatal(err)
	}
}
