// Command tool is a client: its login waits for a browser on the same machine.
package main

import (
	"net/http"
	"time"

	"github.com/spf13/cobra"
)

func main() {
	root := &cobra.Command{Use: "tool"}
	root.AddCommand(
		&cobra.Command{Use: "login", Run: func(*cobra.Command, []string) { login() }},
		&cobra.Command{Use: "wait", Run: func(*cobra.Command, []string) { wait() }},
		&cobra.Command{Use: "list", Run: func(*cobra.Command, []string) {}},
	)
	root.Execute()
}

func login() {
	http.HandleFunc("/callback", func(w http.ResponseWriter, r *http.Request) {})
	http.ListenAndServe("127.0.0.1:10000", nil)
}

func wait() {
	for {
		time.Sleep(time.Second)
	}
}
