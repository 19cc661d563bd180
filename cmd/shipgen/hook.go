package main

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"github.com/shipgen/shipgen/schema/repo"
	"github.com/urfave/cli/v2"
)

// hookMark is how a hook of shipgen's is known from somebody else's.
const hookMark = "# shipgen hook install"

// hookScript runs in the repository's top folder, where git starts hooks.
const hookScript = "#!/bin/sh\n" + hookMark + `: refuses a commit that drifts from ship.yaml or lints badly
set -e
command -v shipgen >/dev/null 2>&1 || { echo "shipgen: not installed, so this commit was not checked" >&2; exit 1; }
[ ! -f ship.yaml ] || shipgen check
shipgen lint --staged
`

func (a *app) hookCommand() *cli.Command {
	return &cli.Command{
		Name:  "hook",
		Usage: "run check and lint before each commit",
		Subcommands: []*cli.Command{{
			Name:  "install",
			Usage: "write .git/hooks/pre-commit",
			Flags: []cli.Flag{&cli.BoolFlag{Name: "force", Usage: "replace another tool's hook"}},
			Action: func(c *cli.Context) error {
				return a.installHook(c.Bool("force"))
			},
		}},
		Action: func(c *cli.Context) error {
			return usage("hook: want a subcommand, got %q\n  hint: run `shipgen hook install`", strings.Join(c.Args().Slice(), " "))
		},
	}
}

func (a *app) installHook(force bool) error {
	dir, err := repo.HooksDir(a.dir)
	if err != nil {
		return usage("hook: %v\n  hint: run it in a clone, or `git init` first", err)
	}
	root, err := repo.Open(dir)
	if err != nil {
		return err
	}
	defer root.Close()
	old, err := root.Read("pre-commit")
	switch {
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return err
	case err == nil && !strings.Contains(string(old), hookMark) && !force:
		return usage("hook: %s/pre-commit is another tool's hook\n  hint: call `shipgen check` and `shipgen lint --staged` from it, or replace it with --force", dir)
	}
	if err := root.Commit([]repo.Change{{Path: "pre-commit", Data: []byte(hookScript), Mode: 0o755}}); err != nil {
		return err
	}
	fmt.Fprintf(a.stdout, "wrote %s/pre-commit\n", dir)
	return nil
}
