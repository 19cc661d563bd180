package main

import (
	"fmt"
	"io"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/gitleaks"
	"github.com/shipgen/shipgen/schema/repo"
	"github.com/urfave/cli/v2"
)

// stdinName is the path of what comes on standard input.
const stdinName = "stdin"

// lintFrom is what is linted in place of the work tree.
type lintFrom struct {
	staged, history, stdin bool
	since                  string
	full                   bool
}

func fromFlags() []cli.Flag {
	return []cli.Flag{
		&cli.BoolFlag{Name: "staged", Usage: "lint what the next commit changes, as git's index holds it"},
		&cli.BoolFlag{Name: "history", Usage: "look for secrets in every version of every file that git has"},
		&cli.StringFlag{Name: "since", Usage: "with --history: only what came after this `revision`"},
		&cli.BoolFlag{Name: "full", Usage: "with --history: read again what an earlier run has read"},
	}
}

// readFrom reads the flags and says what is wrong with them together.
func (o *lintOptions) readFrom(c *cli.Context) []string {
	o.from = lintFrom{staged: c.Bool("staged"), history: c.Bool("history"), since: c.String("since"), full: c.Bool("full")}
	var text []string
	if len(o.paths) == 1 && o.paths[0] == "-" {
		o.from.stdin, o.paths = true, nil
	}
	chosen := 0
	for _, is := range []bool{o.from.staged, o.from.history, o.from.stdin} {
		if is {
			chosen++
		}
	}
	if chosen > 1 {
		text = append(text, "--staged, --history and - exclude one another")
	}
	if chosen > 0 && o.fix {
		text = append(text, "--fix edits the work tree, and --staged, --history and - are about something else")
	}
	for _, name := range []string{"since", "full"} {
		if c.IsSet(name) && !o.from.history {
			text = append(text, "--"+name+" does nothing without --history")
		}
	}
	return text
}

// lintSource is the files that are linted.
type lintSource struct {
	tree     repo.Tree // nil for history
	settings reader    // where ship.yaml is read from
	partial  bool
	named    []string // files and folders that the user named
	stdin    bool
	close    func()
}

func (a *app) source(scope *scope, opts lintOptions) (*lintSource, error) {
	s := &lintSource{settings: scope.root, partial: true, named: scope.paths, close: func() {}}
	switch {
	case opts.from.history:
		return s, nil
	case opts.from.stdin:
		data, err := io.ReadAll(io.LimitReader(a.stdin, lint.MaxFileSize+1))
		s.tree, s.stdin, s.named = repo.Memory{stdinName: data}, true, []string{stdinName}
		return s, err
	case opts.from.staged:
		index, err := scope.root.Index(a.indexFile(), scope.paths...)
		if err != nil {
			return nil, err
		}
		s.tree, s.settings, s.close = index, index, index.Close
		return s, nil
	}
	tree, err := scope.root.Tree(scope.paths...)
	s.tree, s.partial = tree, len(scope.paths) > 0
	return s, err
}

// hideGitleaks leaves out what a .gitleaksignore at the root names, and what a
// .gitleaks.toml there allows.
func hideGitleaks(s *lintSource, r *lint.Report) error {
	if data, err := s.settings.Read(".gitleaksignore"); err == nil {
		lint.ParseGitleaksIgnore(data).Hide(r)
	}
	for _, name := range []string{".gitleaks.toml", ".betterleaks.toml"} {
		data, err := s.settings.Read(name)
		if err != nil {
			continue
		}
		config, err := gitleaks.Parse(data)
		if err != nil {
			return invalid(fmt.Errorf("%s: %w", name, err))
		}
		lint.GitleaksConfig{Config: config}.Hide(r)
	}
	return nil
}

// indexFile is git's index where a hook works on another than the repository's
// own, as in `git commit -a`. git names it relative to where the hook runs.
func (a *app) indexFile() string {
	if a.index == "" {
		return ""
	}
	return a.path(a.index)
}

// printed is how paths are shown.
func (s *lintSource) printed(scope *scope, r *lint.Report) func(string) string {
	shown := relative(scope.base)
	switch {
	case s.stdin:
		return nil
	case !r.History:
		return shown
	case shown == nil:
		return r.PathOf
	}
	return func(file string) string { return shown(r.PathOf(file)) }
}
