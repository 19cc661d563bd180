package cmd

import (
	"os"

	"github.com/spf13/cobra"
)

var root = &cobra.Command{Use: "flags"}

func Execute() {
	if err := root.Execute(); err != nil {
		os.Exit(1)
	}
}
