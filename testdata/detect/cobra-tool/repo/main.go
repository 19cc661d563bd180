package main

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"
)

func main() {
	var port int
	root := &cobra.Command{
		Use: "tool",
		RunE: func(cmd *cobra.Command, args []string) error {
			fmt.Println("asking port", port)
			return nil
		},
	}
	root.Flags().IntVar(&port, "port", 5432, "the database's port")
	if err := root.Execute(); err != nil {
		os.Exit(1)
	}
}
