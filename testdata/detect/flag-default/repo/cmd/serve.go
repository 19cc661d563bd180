package cmd

import (
	"net"
	"net/http"
	"strconv"

	"github.com/spf13/cobra"
)

var host string

func init() {
	serve := &cobra.Command{
		Use:   "serve [flags]",
		Short: "Serve the API",
		RunE:  runServe,
	}
	serve.Flags().StringVarP(&host, "host", "H", "0.0.0.0", "address to bind")
	serve.Flags().Int("port", 7070, "port to bind")
	root.AddCommand(serve)
}

func runServe(cmd *cobra.Command, args []string) error {
	port, err := cmd.Flags().GetInt("port")
	if err != nil {
		return err
	}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /-/healthy", func(w http.ResponseWriter, r *http.Request) {})
	mux.HandleFunc("GET /-/ready", func(w http.ResponseWriter, r *http.Request) {})
	return http.ListenAndServe(net.JoinHostPort(host, strconv.Itoa(port)), mux)
}
