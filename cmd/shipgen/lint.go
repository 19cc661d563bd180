package main

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/lint/report"
	"github.com/shipgen/shipgen/lint/suite"
	"github.com/shipgen/shipgen/schema/repo"
	"github.com/shipgen/shipgen/schema/ship"
)

type lintOptions struct {
	paths       []string
	fix, unsafe bool
	stats       bool
	from        lintFrom
	known       baselineOptions
	shellcheck  lint.ScriptChecker // nil = not asked for
	only, skip  []string
	own         []ship.SecretRule // the repository's own kinds of secrets
	format      report.Format
	print       report.Options
	run         lint.Options
}

func formatFlag() cli.Flag {
	return &cli.StringFlag{Name: "format", Value: "text", Usage: strings.Join(report.Names(), ", ")}
}

func (a *app) lintCommand() *cli.Command {
	return &cli.Command{
		Name:      "lint",
		Usage:     "find leaked secrets, unpinned versions, missing caches and what else breaks a delivery",
		ArgsUsage: "[path… | -]",
		Flags: slices.Concat([]cli.Flag{
			&cli.BoolFlag{Name: "fix", Usage: "apply the safe fixes; the exit status tells what is left"},
			&cli.BoolFlag{Name: "unsafe-fixes", Usage: "with --fix: also fixes that may change behaviour"},
			&cli.StringFlag{Name: "audience", Value: "regular", Usage: "regular, pedantic or auditor; each includes those before"},
			&cli.StringFlag{Name: "min-severity", Value: "info", Usage: "info, low, medium or high"},
			&cli.StringFlag{Name: "min-confidence", Value: "medium", Usage: "low, medium or high"},
			&cli.StringSliceFlag{Name: "only", Usage: "run only these rules or themes (repeatable, comma-separated)"},
			&cli.StringSliceFlag{Name: "skip", Usage: "run all but these rules or themes (repeatable, comma-separated)"},
			formatFlag(),
			&cli.BoolFlag{Name: "show-secrets", Usage: "print leaked values in full"},
			&cli.BoolFlag{Name: "shellcheck", Usage: "hand the scripts of workflows to the program shellcheck"},
			&cli.BoolFlag{Name: "stats", Usage: "print what was scanned to standard error"},
		}, fromFlags(), baselineFlags()),
		Action: func(c *cli.Context) error {
			opts, err := a.lintOptions(c)
			if err != nil {
				return err
			}
			defer collectSeldom()()
			return a.lint(c, opts)
		},
	}
}

// Little stays of a file once its findings are known, so that garbage is collected
// when there is lintGarbage percent of what is in use, or lintMemory bytes in all.
const (
	lintGarbage = 1600
	lintMemory  = 384 << 20
)

// collectSeldom sets that, unless GOGC or GOMEMLIMIT says otherwise; what it
// returns takes it back.
func collectSeldom() (back func()) {
	if os.Getenv("GOGC") != "" || os.Getenv("GOMEMLIMIT") != "" {
		return func() {}
	}
	percent, limit := debug.SetGCPercent(lintGarbage), debug.SetMemoryLimit(lintMemory)
	return func() {
		debug.SetGCPercent(percent)
		debug.SetMemoryLimit(limit)
	}
}

// lintOptions reads the flags; every wrong one is reported.
func (a *app) lintOptions(c *cli.Context) (lintOptions, error) {
	opts := lintOptions{paths: c.Args().Slice(), fix: c.Bool("fix"), unsafe: c.Bool("unsafe-fixes"), stats: c.Bool("stats")}
	opts.print = report.Options{Color: a.color, ShowSecrets: c.Bool("show-secrets"), Version: a.version}
	opts.only, opts.skip = c.StringSlice("only"), c.StringSlice("skip")
	var errs [5]error
	opts.run.Audience, errs[0] = lint.ParseAudience(c.String("audience"))
	opts.run.MinSeverity, errs[1] = lint.ParseSeverity(c.String("min-severity"))
	opts.run.MinConfidence, errs[2] = lint.ParseConfidence(c.String("min-confidence"))
	opts.run.Rules, errs[3] = selectRules(opts.only, opts.skip)
	opts.format, errs[4] = report.Lookup(c.String("format"))
	var text []string
	for _, err := range errs {
		if err != nil {
			text = append(text, err.Error())
		}
	}
	if opts.unsafe && !opts.fix {
		text = append(text, "--unsafe-fixes does nothing without --fix")
	}
	if c.Bool("shellcheck") {
		check, err := shellcheck()
		if err != nil {
			text = append(text, err.Error())
		}
		opts.shellcheck = check
	}
	text = append(text, opts.readFrom(c)...)
	text = append(text, opts.known.read(c)...)
	if len(text) > 0 {
		return opts, usage("lint: %s", strings.Join(text, "\nshipgen: lint: "))
	}
	for _, r := range suite.Rules() {
		opts.run.Known = append(opts.run.Known, r.Name)
	}
	return opts, nil
}

func (a *app) lint(c *cli.Context, opts lintOptions) error {
	scope, err := a.scope(opts.paths)
	if err != nil {
		return err
	}
	defer scope.root.Close()
	source, err := a.source(scope, opts)
	if err != nil {
		return usage("lint: %v", err)
	}
	defer source.close()
	if err := a.configure(&opts, source); err != nil {
		return invalid(err)
	}
	known, err := a.readBaseline(opts.known, source.settings)
	if err != nil {
		return err
	}
	r, err := a.runSource(c, scope, source, opts)
	if err != nil {
		return err
	}
	if err := hideGitleaks(source, r); err != nil {
		return err
	}
	if opts.known.write != "" {
		return a.writeBaseline(opts, known, r)
	}
	known.Hide(r)
	if !r.History && !source.stdin {
		r.Committed(scope.root.AtHead)
	}
	if opts.stats {
		fmt.Fprintf(a.stderr, "%d files, %d bytes, %d rules, %d findings, %d suppressed, %d skipped\n",
			r.Files, r.Bytes, len(opts.run.Rules), len(r.Findings), r.Suppressed, len(r.Skipped))
	}
	opts.print.Path = source.printed(scope, r)
	if err := opts.format.Write(a.stdout, r, opts.print); err != nil {
		return err
	}
	return verdict(r)
}

// runSource runs the rules over what is linted.
func (a *app) runSource(c *cli.Context, scope *scope, source *lintSource, opts lintOptions) (*lint.Report, error) {
	if opts.from.history {
		return a.lintHistory(c.Context, scope, opts)
	}
	return a.runLint(c, scope.root, source.tree, opts)
}

// verdict is the exit status of a report.
func verdict(r *lint.Report) error {
	switch {
	case len(r.Findings) > 0:
		return found()
	case len(r.Errors) > 0:
		return broken(r)
	}
	return nil
}

func broken(r *lint.Report) error {
	return &status{code: exitFailure, text: fmt.Sprintf("lint: %d problems kept rules from running; what they look for may be there", len(r.Errors))}
}

func (a *app) runLint(c *cli.Context, root *repo.Root, tree repo.Tree, opts lintOptions) (*lint.Report, error) {
	if !opts.fix {
		return lint.Run(c.Context, tree, opts.run)
	}
	if err := root.Recover(); err != nil {
		return nil, err
	}
	fixed, err := lint.Apply(c.Context, tree, opts.run, opts.unsafe)
	if err != nil {
		return nil, err
	}
	var changes []repo.Change
	for _, name := range slices.Sorted(maps.Keys(fixed.Changed)) {
		changes = append(changes, repo.Change{Path: name, Data: fixed.Changed[name]})
	}
	if err := root.Commit(changes); err != nil {
		return nil, usage("lint: nothing was fixed\n%v", err)
	}
	for _, change := range changes {
		fmt.Fprintf(a.stderr, "fixed %s\n", change.Path)
	}
	return fixed.Report, nil
}

// scope is what the paths of a lint command line mean.
type scope struct {
	root  *repo.Root
	paths []string // below the root, to narrow the tree; none = all
	base  string   // what printed paths are relative to, from the root; "" = the root
}

// scope finds the repository of the paths: printed paths are relative to the
// only directory given, else to the working directory.
func (a *app) scope(paths []string) (*scope, error) {
	base := a.dir
	if len(paths) == 1 && repo.IsDir(a.path(paths[0])) {
		base = a.path(paths[0])
	}
	top, prefix, err := repo.FindRoot(base)
	if err != nil {
		return nil, usage("lint: %v", err)
	}
	s := &scope{base: prefix}
	if len(paths) == 0 {
		paths = []string{a.dir}
	}
	for _, p := range paths {
		rel, err := repo.Rel(top, a.path(p))
		if err != nil {
			if errors.Is(err, fs.ErrNotExist) {
				return nil, usage("lint: %s: no such file or folder", p)
			}
			return nil, usage("lint: %s: %v\n  hint: run shipgen in that repository", p, err)
		}
		s.paths = append(s.paths, rel)
	}
	if slices.Contains(s.paths, ".") {
		s.paths = nil
	}
	s.root, err = repo.Open(top)
	return s, err
}

// relative makes paths, which start at the repository root, relative to base.
func relative(base string) func(string) string {
	if base == "" {
		return nil
	}
	return func(file string) string {
		rel, err := filepath.Rel(filepath.FromSlash(base), filepath.FromSlash(file))
		if err != nil {
			return file
		}
		return filepath.ToSlash(rel)
	}
}
