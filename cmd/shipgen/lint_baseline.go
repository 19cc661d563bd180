package main

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/repo"
	"github.com/urfave/cli/v2"
)

// baselineOptions name the files that known findings are read from or written to.
type baselineOptions struct {
	known, write string // of the command line
	set          string // of the repository's settings, from its root
}

func baselineFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "baseline", Usage: "findings in this `file` are known and not reported (default: lint.baseline of the settings)"},
		&cli.StringFlag{Name: "write-baseline", Usage: "write what is found now to this `file` and report nothing"},
	}
}

// read reads the flags and says what is wrong with them together.
func (o *baselineOptions) read(c *cli.Context) []string {
	o.known, o.write = c.String("baseline"), c.String("write-baseline")
	switch {
	case o.known != "" && o.write != "":
		return []string{"--baseline and --write-baseline exclude one another: writing keeps the entries that still hold"}
	case o.write != "" && c.Bool("fix"):
		return []string{"--fix and --write-baseline exclude one another"}
	}
	return nil
}

// readBaseline is what is known; nothing where no baseline was named, or where
// the one to write is not there yet. That of the settings is read from where
// they are, so that --staged sees what is committed with it.
func (a *app) readBaseline(o baselineOptions, settings reader) (*lint.Baseline, error) {
	name := o.known + o.write
	var data []byte
	var err error
	switch {
	case name == "" && o.set == "":
		return &lint.Baseline{}, nil
	case name == "":
		name = o.set
		data, err = settings.Read(name)
	default:
		data, err = a.readFile(name)
	}
	switch {
	case errors.Is(err, fs.ErrNotExist) && o.write != "":
		return &lint.Baseline{}, nil
	case err != nil:
		return nil, usage("lint: baseline %s\n  hint: shipgen lint --write-baseline %s writes it", err, name)
	}
	known, err := lint.ParseBaseline(name, data)
	if err != nil {
		return nil, invalid(err)
	}
	return known, nil
}

// readFile is a file named on the command line.
func (a *app) readFile(name string) ([]byte, error) {
	root, err := repo.Open(filepath.Dir(a.path(name)))
	if err != nil {
		return nil, fmt.Errorf("%s: its folder cannot be opened: %w", name, err)
	}
	defer root.Close()
	return root.Read(filepath.Base(name))
}

// writeBaseline makes a report's findings known. Only a run over the whole work
// tree with all rules can tell that an entry is gone.
func (a *app) writeBaseline(opts lintOptions, known *lint.Baseline, r *lint.Report) error {
	part := opts.run.Partial || len(opts.only)+len(opts.skip) > 0
	next, err := known.With(r, part, rand.Reader)
	if err != nil {
		return err
	}
	name := opts.known.write
	root, err := repo.Open(filepath.Dir(a.path(name)))
	if err != nil {
		return err
	}
	defer root.Close()
	if err := root.Commit([]repo.Change{{Path: filepath.Base(name), Data: next.Bytes()}}); err != nil {
		return usage("lint: %v", err)
	}
	entries := "entries"
	if next.Len() == 1 {
		entries = "entry"
	}
	fmt.Fprintf(a.stderr, "wrote %d %s to %s\n", next.Len(), entries, name)
	if len(r.Errors) > 0 {
		return broken(r)
	}
	return nil
}
