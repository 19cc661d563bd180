package main

import (
	"context"
	"fmt"
	"time"

	"github.com/shipgen/shipgen/generator"
	"github.com/shipgen/shipgen/generator/resolve"
	"github.com/shipgen/shipgen/schema/pin"
	"github.com/shipgen/shipgen/schema/repo"
	"github.com/urfave/cli/v2"
)

func (a *app) pinCommand() *cli.Command {
	return &cli.Command{
		Name:      "pin",
		Usage:     "pin actions to commits and images to digests; the only command that uses a network",
		ArgsUsage: "[dir]",
		Description: "Rewrites references in workflows, actions, Dockerfiles, manifests and Compose files, byte-exact\n" +
			"elsewhere. In rendered files the new pins count as moved, not as an edit.",
		Flags: []cli.Flag{
			&cli.BoolFlag{Name: "upgrade", Usage: "also move what is pinned to its newest release"},
			&cli.IntFlag{Name: "cooldown", Value: 7, Usage: "with --upgrade: leave releases younger than this many days alone"},
			&cli.BoolFlag{Name: "dry-run", Usage: "write nothing, list what would change"},
		},
		Action: func(c *cli.Context) error {
			dir, err := oneDir(c)
			if err != nil {
				return err
			}
			if c.Int("cooldown") < 0 {
				return usage("pin: --cooldown is %d days, want 0 or more", c.Int("cooldown"))
			}
			resolver := resolve.New(time.Now().AddDate(0, 0, -c.Int("cooldown")))
			if a.pinFrom != nil {
				a.pinFrom(resolver)
			}
			return a.pin(c.Context, dir, pinner{resolver, c.Bool("upgrade")}, c.Bool("dry-run"))
		},
	}
}

// pinner is what pin does with one reference.
type pinner struct {
	*resolve.Resolver
	upgrade bool
}

// pin rewrites a whole tree or, where something could not be resolved, what
// could be; the rest is listed.
func (a *app) pin(ctx context.Context, dir string, p pinner, dryRun bool) error {
	root, err := repo.Open(a.path(dir))
	if err != nil {
		return usage("pin: %v", err)
	}
	defer root.Close()
	tree, err := root.Tree()
	if err != nil {
		return err
	}
	var changes []repo.Change
	failed := 0
	for _, name := range tree.Files() {
		data, err := tree.Read(name)
		if err != nil {
			return err
		}
		edits, problems := p.file(ctx, name, data, func(format string, args ...any) { fmt.Fprintf(a.stdout, format+"\n", args...) })
		for _, problem := range problems {
			fmt.Fprintf(a.stderr, "shipgen: %s: %v\n", name, problem)
		}
		failed += len(problems)
		if len(edits) > 0 {
			changes = append(changes, repo.Change{Path: name, Data: pin.Apply(data, edits)})
		}
	}
	if !dryRun {
		if err := root.Commit(changes); err != nil {
			return usage("pin: nothing was written\n%v", err)
		}
	}
	fmt.Fprintf(a.stdout, "%d files changed\n", len(changes))
	if failed > 0 {
		return &status{code: exitFailure, text: fmt.Sprintf("pin: %d references could not be resolved", failed)}
	}
	return nil
}

// file are the edits that pin a file's references.
func (p pinner) file(ctx context.Context, name string, data []byte, say func(string, ...any)) ([]pin.Edit, []error) {
	var edits []pin.Edit
	var problems []error
	lines := repo.NewLines(data)
	for _, ref := range generator.References(name, data) {
		if ref.Dynamic || ref.Err != nil || ref.Kind == pin.Local || !ref.Exact || ref.Pinned() && !p.upgrade {
			continue
		}
		resolved, err := p.resolve(ctx, ref)
		if err != nil {
			problems = append(problems, err)
			continue
		}
		if more := pin.Rewrite(data, ref, resolved.Text, resolved.Version); len(more) > 0 {
			say("%s:%d: %s -> %s %s", name, lines.Position(ref.Span.Start).Line, ref.Text, resolved.Text, resolved.Version)
			edits = append(edits, more...)
		}
	}
	return edits, problems
}

func (p pinner) resolve(ctx context.Context, ref pin.Reference) (resolve.Pinned, error) {
	if ref.Pinned() {
		return p.Upgrade(ctx, ref)
	}
	return p.Pin(ctx, ref)
}
