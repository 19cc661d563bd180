package main

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/shipgen/shipgen/generator/resolve"
	"github.com/shipgen/shipgen/schema/near"
	"github.com/urfave/cli/v2"
)

// Exit statuses, the same for every command.
const (
	exitClean    = 0
	exitFindings = 1 // findings or drift
	exitUsage    = 2 // wrong usage or an invalid ship.yaml
	exitFailure  = 3 // shipgen itself failed
)

// app is the command line with everything of the outside world that it uses.
type app struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	dir            string // working directory
	version        string
	color          bool   // stdout is a terminal that wants colour
	index          string // git's index where a hook works on another than the repository's own

	pinFrom func(*resolve.Resolver) // tests point pin at servers of their own
}

// status is an error that carries an exit status; its text may be empty when
// everything has been said.
type status struct {
	code  int
	text  string
	plain bool // the text begins with a place in a file: no "shipgen:" before it
}

func (s *status) Error() string { return s.text }

// found ends a command with findings or drift, which it has printed.
func found() error { return &status{code: exitFindings} }

// usage ends a command that was called wrongly or given an invalid file.
func usage(format string, args ...any) error {
	return &status{code: exitUsage, text: fmt.Sprintf(format, args...)}
}

// invalid ends a command with problems of a file, each with its place.
func invalid(err error) error { return &status{code: exitUsage, text: err.Error(), plain: true} }

// run is the whole program: arguments in, exit status out.
func (a *app) run(args []string) int {
	err := a.cli().Run(append([]string{"shipgen"}, permute(a.commands(), args)...))
	if err == nil {
		return exitClean
	}
	code := exitFailure
	var s *status
	if errors.As(err, &s) {
		code = s.code
	}
	switch text := strings.TrimSuffix(err.Error(), "\n"); {
	case text == "":
	case s != nil && s.plain:
		fmt.Fprintln(a.stderr, text)
	default:
		fmt.Fprintln(a.stderr, "shipgen:", text)
	}
	return code
}

func (a *app) cli() *cli.App {
	cli.VersionPrinter = func(*cli.Context) { fmt.Fprintln(a.stdout, "shipgen", a.version) }
	return &cli.App{
		Name:            "shipgen",
		Usage:           "render delivery files from ship.yaml, keep them true, lint any repository",
		Version:         a.version,
		Reader:          a.stdin,
		Writer:          a.stdout,
		ErrWriter:       a.stderr,
		Commands:        a.commands(),
		HideHelpCommand: true,
		OnUsageError:    func(_ *cli.Context, err error, _ bool) error { return usage("%v", err) },
		ExitErrHandler:  func(*cli.Context, error) {},
		Action: func(c *cli.Context) error {
			if c.Args().Present() {
				return a.unknownCommand(c.Args().First())
			}
			return cli.ShowAppHelp(c)
		},
	}
}

// commands lists the commands in the order that a newcomer meets them.
func (a *app) commands() []*cli.Command {
	commands := []*cli.Command{
		a.initCommand(),
		a.generateCommand(),
		a.checkCommand(),
		a.planCommand(),
		a.lintCommand(),
		a.pinCommand(),
		a.rulesCommand(),
		a.explainCommand(),
		a.schemaCommand(),
		a.hookCommand(),
		a.completionCommand(),
	}
	for _, c := range commands {
		prepare(c)
	}
	return commands
}

// prepare gives a command what all have in common.
func prepare(c *cli.Command) {
	c.OnUsageError = func(_ *cli.Context, err error, _ bool) error {
		return usage("%s: %v\n  hint: see `shipgen %s --help`", c.Name, err, c.Name)
	}
	c.HideHelpCommand = true
	for _, sub := range c.Subcommands {
		prepare(sub)
	}
}

func (a *app) unknownCommand(name string) error {
	var names []string
	for _, c := range a.commands() {
		names = append(names, c.Name)
	}
	if meant, ok := near.Name(name, names); ok {
		return usage("unknown command %q: did you mean %q?\n  hint: the commands are %s", name, meant, strings.Join(names, ", "))
	}
	return usage("unknown command %q\n  hint: the commands are %s", name, strings.Join(names, ", "))
}
