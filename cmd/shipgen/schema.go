package main

import (
	"github.com/shipgen/shipgen/schema/ship"
	"github.com/urfave/cli/v2"
)

func (a *app) schemaCommand() *cli.Command {
	return &cli.Command{
		Name:  "schema",
		Usage: "print the JSON Schema of ship.yaml, for editors",
		Description: "Point an editor at it with a first line in ship.yaml:\n" +
			"# yaml-language-server: $schema=ship.schema.json",
		Action: func(*cli.Context) error {
			_, err := a.stdout.Write(ship.JSONSchema())
			return err
		},
	}
}
