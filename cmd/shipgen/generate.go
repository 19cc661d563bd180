package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/shipgen/shipgen/generator"
	"github.com/shipgen/shipgen/generator/drift"
	"github.com/urfave/cli/v2"
)

type generateOptions struct {
	dir                 string
	target              string // "" = all
	dryRun, diff, force bool
}

func (a *app) generateCommand() *cli.Command {
	return &cli.Command{
		Name:      "generate",
		Usage:     "render every file that ship.yaml asks for",
		ArgsUsage: "[dir]",
		Description: "Writes all files or none. A file that was edited since the last generate, or that\n" +
			"was there before shipgen, is listed and nothing is written; --force overwrites it.",
		Flags: []cli.Flag{
			&cli.BoolFlag{Name: "dry-run", Usage: "write nothing, list each file with its state"},
			&cli.BoolFlag{Name: "diff", Usage: "write nothing, show what would change"},
			&cli.StringFlag{Name: "target", Usage: "render only this target; `shipgen plan` lists them"},
			&cli.BoolFlag{Name: "force", Usage: "overwrite files that were edited or not rendered by shipgen"},
		},
		Action: func(c *cli.Context) error {
			dir, err := oneDir(c)
			if err != nil {
				return err
			}
			return a.generate(generateOptions{dir, c.String("target"), c.Bool("dry-run"), c.Bool("diff"), c.Bool("force")})
		},
	}
}

// oneDir is the command's only argument, "." by default.
func oneDir(c *cli.Context) (string, error) {
	switch c.NArg() {
	case 0:
		return ".", nil
	case 1:
		return c.Args().First(), nil
	}
	return "", usage("%s: want one directory, got %d arguments: %s", c.Command.Name, c.NArg(), strings.Join(c.Args().Slice(), " "))
}

func (a *app) generate(opts generateOptions) error {
	p, err := a.openProject(opts.dir, true)
	if err != nil {
		return err
	}
	defer p.root.Close()
	dry := opts.dryRun || opts.diff
	if !dry {
		if err := p.root.Recover(); err != nil {
			return err
		}
	}
	only, err := p.narrow(opts.target)
	if err != nil {
		return err
	}
	all, err := p.statuses()
	if err != nil {
		return usage("%v", err)
	}
	if only != nil {
		all = slices.DeleteFunc(all, func(s drift.Status) bool { return !only(s.Path) })
	}
	if dry {
		printStatuses(a.stdout, all, opts.diff)
		return nil
	}
	if blocked := inTheWay(all); len(blocked) > 0 && !opts.force {
		printBlocked(a.stdout, blocked)
		return found()
	}
	return a.apply(p, all, only)
}

func (a *app) apply(p *project, all []drift.Status, only func(string) bool) error {
	changes, err := drift.Apply(p.root, p.lock, p.next, p.files, only)
	if err != nil {
		return usage("%v", err)
	}
	if err := p.root.Commit(changes); err != nil {
		return usage("nothing was written\n%v", err)
	}
	written := 0
	for _, s := range all {
		switch s.State {
		case drift.Clean:
			continue
		case drift.Orphan:
			fmt.Fprintf(a.stdout, "removed  %s\n", s.Path)
		default:
			fmt.Fprintf(a.stdout, "wrote    %s\n", s.Path)
		}
		written++
	}
	fmt.Fprintf(a.stdout, "%d files rendered, %d changed\n", len(p.files), written)
	return nil
}

// narrow leaves only one target's files in the render, and returns which those
// are; no name means all, and nil.
func (p *project) narrow(target string) (only func(path string) bool, err error) {
	if target == "" {
		return nil, nil
	}
	outputs := map[string]bool{}
	var names []string
	for _, job := range p.jobs {
		names = append(names, job.Target)
		if job.Target == target {
			outputs[job.Output] = true
		}
	}
	if len(outputs) == 0 {
		slices.Sort(names)
		return nil, usage("generate: ship.yaml asks for no target %q\n  hint: it asks for %s", target, strings.Join(slices.Compact(names), ", "))
	}
	only = func(path string) bool { return outputs[path] }
	p.files = slices.DeleteFunc(p.files, func(f generator.File) bool { return !only(f.Path) })
	return only, nil
}

func inTheWay(all []drift.Status) []drift.Status {
	var blocked []drift.Status
	for _, s := range all {
		if s.State.InTheWay() {
			blocked = append(blocked, s)
		}
	}
	return blocked
}

func printStatuses(w io.Writer, all []drift.Status, diff bool) {
	for _, s := range all {
		if diff {
			io.WriteString(w, s.Diff)
			continue
		}
		fmt.Fprintf(w, "%-9s %s", s.State, s.Path)
		if s.Note != "" {
			fmt.Fprintf(w, " (%s)", s.Note)
		}
		fmt.Fprintln(w)
	}
}

func printBlocked(w io.Writer, blocked []drift.Status) {
	for _, s := range blocked {
		what := "was edited since the last generate"
		if s.State == drift.Foreign {
			what = "was there before shipgen"
		}
		fmt.Fprintf(w, "%s: %s\n", s.Path, what)
		io.WriteString(w, s.Diff)
	}
	fmt.Fprintf(w, "nothing was written: %d files are in the way\n", len(blocked))
	fmt.Fprintln(w, "  hint: list a file of your own under `unmanaged:` in ship.yaml, move an edit into ship.yaml, or overwrite with --force")
}
