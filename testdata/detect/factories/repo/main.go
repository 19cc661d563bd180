package main

import (
	"fmt"
	"os"

	"github.com/acme/lookup/serve"
	"github.com/mitchellh/cli"
)

var commands map[string]cli.CommandFactory

func init() {
	ui := &cli.BasicUi{Writer: os.Stdout}
	commands = map[string]cli.CommandFactory{
		"serve":   func() (cli.Command, error) { return &serve.Command{UI: ui}, nil },
		"version": func() (cli.Command, error) { return version{ui}, nil },
	}
}

type version struct{ ui cli.Ui }

func (version) Help() string     { return "" }
func (version) Synopsis() string { return "prints the version" }
func (v version) Run([]string) int {
	v.ui.Output(fmt.Sprint("1.0"))
	return 0
}

func main() {
	c := cli.NewCLI("lookup", "1.0")
	c.Args = os.Args[1:]
	c.Commands = commands
	status, err := c.Run()
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
	}
	os.Exit(status)
}
