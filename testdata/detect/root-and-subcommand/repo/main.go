// Command both serves without a subcommand; another one serves something else.
package main

import (
	"net/http"

	"github.com/spf13/cobra"
)

func main() {
	root := &cobra.Command{Use: "both", Run: func(*cobra.Command, []string) {
		mux := http.NewServeMux()
		mux.HandleFunc("/healthz", func(w http.ResponseWriter, r *http.Request) {})
		mux.HandleFunc("/orders", func(w http.ResponseWriter, r *http.Request) {})
		http.ListenAndServe(":8080", mux)
	}}
	root.AddCommand(&cobra.Command{Use: "webhook", Run: func(*cobra.Command, []string) {
		mux := http.NewServeMux()
		mux.HandleFunc("/admit", func(w http.ResponseWriter, r *http.Request) {})
		http.ListenAndServe(":10250", mux)
	}})
	root.Execute()
}
