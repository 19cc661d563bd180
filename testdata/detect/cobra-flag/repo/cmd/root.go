package cmd

import (
	"fmt"
	"net/http"
	"os"

	"github.com/spf13/cobra"
)

var port int

var root = &cobra.Command{Use: "books"}

var serve = &cobra.Command{
	Use: "serve",
	RunE: func(cmd *cobra.Command, args []string) error {
		return http.ListenAndServe(fmt.Sprintf(":%d", port), nil)
	},
}

func init() {
	serve.Flags().IntVar(&port, "port", 8282, "the port")
	root.AddCommand(serve)
}

// Execute runs the command that the arguments name.
func Execute() {
	if err := root.Execute(); err != nil {
		os.Exit(1)
	}
}
