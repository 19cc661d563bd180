package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"sync/atomic"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/repo"
	"github.com/urfave/cli/v2"
)

// stdinName is the path of what comes on standard input.
const stdinName = "stdin"

// lintFrom is what is linted in place of the work tree.
type lintFrom struct {
	staged, history, stdin bool
	since                  string
}

func fromFlags() []cli.Flag {
	return []cli.Flag{
		&cli.BoolFlag{Name: "staged", Usage: "lint what the next commit changes, as git's index holds it"},
		&cli.BoolFlag{Name: "history", Usage: "look for secrets in every version of every file that git has"},
		&cli.StringFlag{Name: "since", Usage: "with --history: only what came after this `revision`"},
	}
}

// readFrom reads the flags and says what is wrong with them together.
func (o *lintOptions) readFrom(c *cli.Context) []string {
	o.from = lintFrom{staged: c.Bool("staged"), history: c.Bool("history"), since: c.String("since")}
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
	if o.from.since != "" && !o.from.history {
		text = append(text, "--since does nothing without --history")
	}
	return text
}

// lintSource is the files that are linted.
type lintSource struct {
	tree     repo.Tree // nil for history
	settings reader    // where ship.yaml is read from
	partial  bool
	stdin    bool
	close    func()
}

func (a *app) source(scope *scope, opts lintOptions) (*lintSource, error) {
	s := &lintSource{settings: scope.root, partial: true, close: func() {}}
	switch {
	case opts.from.history:
		return s, nil
	case opts.from.stdin:
		data, err := io.ReadAll(io.LimitReader(a.stdin, lint.MaxFileSize+1))
		s.tree, s.stdin = repo.Memory{stdinName: data}, true
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

// hideGitleaks leaves out what a .gitleaksignore at the root names.
func hideGitleaks(s *lintSource, r *lint.Report) {
	if data, err := s.settings.Read(".gitleaksignore"); err == nil {
		lint.ParseGitleaksIgnore(data).Hide(r)
	}
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

// lintHistory looks for secrets in the history and always says how much it has
// looked at: silence over nothing is no all-clear.
func (a *app) lintHistory(ctx context.Context, scope *scope, opts lintOptions) (*lint.Report, error) {
	history := lint.NewHistory(opts.run)
	if len(lint.HistoryRules(opts.run.Rules)) == 0 {
		return nil, usage("lint: none of the rules chosen looks at history\n  hint: leave --only and --skip out, or choose leaked-secret")
	}
	progress := a.progress()
	err := scope.root.Blobs(ctx, repo.History{
		Since: opts.from.since, Paths: scope.paths, Readers: runtime.GOMAXPROCS(0), MaxSize: lint.MaxFileSize,
	}, func(b repo.Blob) {
		history.Look(b)
		progress(b.Size)
	})
	progress(-1)
	if err != nil {
		return nil, historyError(err)
	}
	r := history.Report()
	fmt.Fprintf(a.stderr, "history: %d blobs, %d bytes scanned; %d skipped as binary, too large or shipgen's own copies\n", r.Files, r.Bytes, len(r.Skipped))
	if scope.root.Shallow() {
		fmt.Fprintln(a.stderr, "history: this clone is shallow: what is older was not scanned\n  hint: git fetch --unshallow")
	}
	return r, nil
}

func historyError(err error) error {
	if errors.Is(err, context.Canceled) {
		return err
	}
	return usage("lint: history: %v", err)
}

// progress counts blobs on a terminal; a negative size ends it.
func (a *app) progress() func(size int64) {
	if errs, ok := a.stderr.(*os.File); !ok || !isTerminal(errs) {
		return func(int64) {}
	}
	var blobs, bytes atomic.Int64
	return func(size int64) {
		if size < 0 {
			fmt.Fprint(a.stderr, "\r\x1b[K")
			return
		}
		total := bytes.Add(size)
		if n := blobs.Add(1); n%500 == 0 {
			fmt.Fprintf(a.stderr, "\rhistory: %d blobs, %d MB", n, total>>20)
		}
	}
}
