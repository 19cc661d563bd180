package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"

	"github.com/shipgen/shipgen/generator"
	"github.com/shipgen/shipgen/generator/drift"
	"github.com/urfave/cli/v2"
)

type generateOptions struct {
	dir                       string
	target                    string // "" = all
	dryRun, diff, force, keep bool
	markers                   bool // of conflicts, into the files
}

func (a *app) generateCommand() *cli.Command {
	return &cli.Command{
		Name:      "generate",
		Usage:     "render every file that ship.yaml asks for",
		ArgsUsage: "[dir]",
		Description: "Writes all files or none. Edits of rendered files are merged with the new render and\n" +
			"recorded. Where both changed the same lines, or a file was there before shipgen, that is\n" +
			"shown and nothing is written: --keep-edited writes all other files, --conflict markers\n" +
			"both sides into the file, --force the render.",
		Flags: []cli.Flag{
			&cli.BoolFlag{Name: "dry-run", Usage: "write nothing, list each file with its state"},
			&cli.BoolFlag{Name: "diff", Usage: "write nothing, show what would change"},
			&cli.StringFlag{Name: "target", Usage: "render only this target; `shipgen plan` lists them"},
			&cli.BoolFlag{Name: "force", Usage: "overwrite files that were edited or not rendered by shipgen"},
			&cli.BoolFlag{Name: "keep-edited", Usage: "leave files alone whose edits cannot be merged, and write the rest"},
			&cli.StringFlag{Name: "conflict", Value: "stop", Usage: "stop, or markers: write both sides of a conflict into the file"},
		},
		Action: func(c *cli.Context) error {
			dir, err := oneDir(c)
			if err != nil {
				return err
			}
			conflict := c.String("conflict")
			if conflict != "stop" && conflict != "markers" {
				return usage("generate: unknown way with conflicts %q\n  hint: use stop or markers", conflict)
			}
			return a.generate(generateOptions{dir, c.String("target"), c.Bool("dry-run"), c.Bool("diff"), c.Bool("force"), c.Bool("keep-edited"), conflict == "markers"})
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
	if blocked := opts.inTheWay(all); len(blocked) > 0 && !opts.keep {
		printBlocked(a.stdout, blocked)
		return found()
	}
	return a.apply(p, all, only, opts)
}

func (a *app) apply(p *project, all []drift.Status, only func(string) bool, opts generateOptions) error {
	changes, err := drift.Apply(p.root, p.lock, p.next, p.files, drift.Choice{Only: only, Force: opts.force, Markers: opts.markers})
	if err != nil {
		return usage("%v", err)
	}
	if err := p.root.Commit(changes); err != nil {
		if errors.Is(err, fs.ErrPermission) {
			return usage("nothing was written\n%v\n  hint: make it writable for whoever runs shipgen", err)
		}
		return usage("nothing was written\n%v", err)
	}
	touched := map[string]bool{}
	for _, change := range changes {
		touched[change.Path] = true
	}
	written, conflicts := 0, 0
	for _, s := range all {
		verb := opts.outcome(s, touched[s.Path])
		if verb == "" {
			continue
		}
		fmt.Fprintf(a.stdout, "%-8s %s\n", verb, s.Path)
		if verb == "conflict" {
			conflicts++
		}
		if touched[s.Path] {
			written++
		}
	}
	fmt.Fprintf(a.stdout, "%d files rendered, %d changed\n", len(p.files), written)
	if conflicts > 0 {
		fmt.Fprintln(a.stdout, "  hint: choose between the marked sides, then run `shipgen generate` again")
		return found()
	}
	return nil
}

// outcome is what generate did with a file, "" where there is nothing to say.
func (opts generateOptions) outcome(s drift.Status, touched bool) string {
	switch {
	case s.Edited && !opts.force && s.Conflict != "" && touched:
		return "conflict"
	case s.Edited && !opts.force && touched:
		return "merged"
	case s.Edited && !opts.force:
		return "kept"
	case s.State == drift.Clean:
		return ""
	case s.State == drift.Orphan || s.State == drift.Drifted && s.Note != "" && s.Conflict != "":
		return "removed"
	}
	return "wrote"
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

// inTheWay are the files that generate was not told what to do with.
func (opts generateOptions) inTheWay(all []drift.Status) []drift.Status {
	var blocked []drift.Status
	for _, s := range all {
		if s.Conflict != "" && !opts.force && !(opts.markers && s.Markable) {
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
		if note := noteOf(s); note != "" {
			fmt.Fprintf(w, " (%s)", note)
		}
		fmt.Fprintln(w)
	}
}

// noteOf is what a list of files says of one besides its state.
func noteOf(s drift.Status) string {
	switch {
	case s.Note != "":
		return s.Note
	case s.State == drift.Foreign:
		return ""
	case s.Conflict != "":
		why, _, _ := strings.Cut(s.Conflict, "\n")
		return why
	case s.Edited:
		return "the edit is merged"
	}
	return ""
}

func printBlocked(w io.Writer, blocked []drift.Status) {
	markable := false
	for _, s := range blocked {
		fmt.Fprintf(w, "%s: %s\n", s.Path, s.Conflict)
		if markable = markable || s.Markable; !s.Markable {
			io.WriteString(w, s.Diff)
		}
	}
	count, verb := "1 file is", "it"
	if len(blocked) > 1 {
		count, verb = fmt.Sprintf("%d files are", len(blocked)), "them"
	}
	fmt.Fprintf(w, "nothing was written: %s in the way\n", count)
	fmt.Fprintf(w, "  hint: list a file of your own under `unmanaged:` in ship.yaml, leave %s alone with --keep-edited, or overwrite %s with --force\n", verb, verb)
	if markable {
		fmt.Fprintln(w, "  hint: --conflict markers writes both sides of a conflict into the file")
	}
}
