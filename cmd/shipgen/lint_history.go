package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"runtime"
	"sync/atomic"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/repo"
)

// lintHistory looks for secrets in the history and always says how much it has
// looked at: silence over nothing is no all-clear. What an earlier run has read
// is not read again, but what it found there is.
func (a *app) lintHistory(ctx context.Context, scope *scope, opts lintOptions) (*lint.Report, error) {
	if len(lint.HistoryRules(opts.run.Rules)) == 0 {
		return nil, usage("lint: none of the rules chosen looks at history\n  hint: leave --only and --skip out, or choose leaked-secret")
	}
	memory := a.historyMemory(scope, opts)
	seen := memory.recall(opts.from.full)
	history := lint.NewHistory(opts.run)
	history.Resume(seen)
	progress := a.progress()
	err := scope.root.Blobs(ctx, repo.History{
		Since: opts.from.since, Known: seen.Tips, Again: seen.Telling, First: seen.Next,
		Paths: scope.paths, Readers: runtime.GOMAXPROCS(0), MaxSize: lint.MaxFileSize,
	}, func(b repo.Blob) {
		history.Look(b)
		progress(b.Size)
	})
	progress(-1)
	if err != nil {
		return nil, historyError(err)
	}
	r := history.Report()
	memory.keep(history)
	fmt.Fprintf(a.stderr, "history: %d blobs, %d bytes scanned%s; %d skipped as binary, too large or shipgen's own copies\n",
		r.Files, r.Bytes, before(seen), len(r.Skipped))
	if scope.root.Shallow() {
		fmt.Fprintln(a.stderr, "history: this clone is shallow: what is older was not scanned\n  hint: git fetch --unshallow")
	}
	return r, nil
}

// before is how much of it an earlier run has scanned.
func before(s *lint.Seen) string {
	if s.Files == 0 {
		return ""
	}
	return fmt.Sprintf(", %d of the blobs by an earlier run (--full reads them again)", s.Files)
}

func historyError(err error) error {
	if errors.Is(err, context.Canceled) {
		return err
	}
	return usage("lint: history: %v", err)
}

// historyFile is what a run over the whole history leaves in git's directory.
const historyFile = "history.json"

// memory is what earlier runs over the history have left, if this one may use it.
type memory struct {
	root *repo.Root
	key  string
	tips []string // empty = nothing is recalled or kept
}

// historyMemory: a run over a part of the history neither uses nor leaves
// anything.
func (a *app) historyMemory(scope *scope, opts lintOptions) *memory {
	m := &memory{root: scope.root}
	if opts.from.since != "" || len(scope.paths) > 0 || scope.root.Shallow() {
		return m
	}
	m.key = historyKey(build(a.version), opts)
	m.tips, _ = scope.root.Tips() // where git fails, Blobs says so
	return m
}

// historyKey stands for all that decides what a version of a file tells.
func historyKey(build string, opts lintOptions) string {
	sum := sha256.New()
	fmt.Fprintln(sum, build, opts.run.Audience, opts.run.MinSeverity, opts.run.MinConfidence, opts.own)
	for _, rule := range lint.HistoryRules(opts.run.Rules) {
		fmt.Fprintln(sum, rule.Name)
	}
	return hex.EncodeToString(sum.Sum(nil))
}

// recall is what the last run saw, nothing where it saw with other eyes or a
// branch has been rewritten since.
func (m *memory) recall(full bool) *lint.Seen {
	none := &lint.Seen{}
	if len(m.tips) == 0 || full {
		return none
	}
	notes, err := m.root.Notes(false)
	if err != nil {
		return none
	}
	defer notes.Close()
	data, err := notes.Read(historyFile)
	if err != nil {
		return none
	}
	seen := &lint.Seen{}
	if json.Unmarshal(data, seen) != nil || seen.Key != m.key || !m.root.Reaches(seen.Tips) {
		return none
	}
	return seen
}

// keep leaves what was seen to the next run. It is a convenience: where it cannot
// be written, the next run reads all.
func (m *memory) keep(h *lint.History) {
	if len(m.tips) == 0 {
		return
	}
	data, err := json.Marshal(h.Seen(m.key, m.tips))
	if err != nil {
		return
	}
	notes, err := m.root.Notes(true)
	if err != nil {
		return
	}
	defer notes.Close()
	_ = notes.Commit([]repo.Change{{Path: historyFile, Data: data}})
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
