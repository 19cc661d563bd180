package main

import (
	"net/http"
	"os"

	"github.com/spf13/cobra"
)

func main() {
	root := &cobra.Command{Use: "chat"}
	root.AddCommand(&cobra.Command{Use: "hub", Run: func(*cobra.Command, []string) {
		http.ListenAndServe(":"+os.Getenv("PORT"), http.FileServer(http.Dir(".")))
	}})
	root.AddCommand(&cobra.Command{Use: "mock", Run: func(*cobra.Command, []string) {
		http.ListenAndServe(":1", http.NotFoundHandler())
	}})
	root.Execute()
}
