package lint

import (
	"strings"

	"github.com/shipgen/shipgen/schema/repo"
)

// Options choose what Run looks at and what it keeps. The zero value of a level
// is the default of `shipgen lint`: info, medium, regular.
type Options struct {
	Rules         []*Rule
	Known         []string // names of all rules that exist, where Rules is a choice; nil = those of Rules
	Config        Config
	MinSeverity   Severity
	MinConfidence Confidence
	Audience      Audience
	Jobs          int      // goroutines; 0 = one per core
	Prefix        string   // from the repository root to the tree's base, "" or "a/b"; Config.Ignore paths start at the root
	Partial       bool     // the tree is narrowed to some files: project rules see a part, so ignores of theirs are not called unused
	Named         []string // files that the user named outright: what their names do not tell of their format, their content does
	Debug         bool     // a broken rule's message has its stack
}

// Skipped is a file that was not looked at, and why.
type Skipped struct{ File, Reason string }

// Reasons to skip a file that nobody expects to be looked at.
const (
	Binary = "binary"
	Copy   = "a copy that shipgen keeps for merging"
)

// Missed says whether the file is one that could hold findings.
func (s Skipped) Missed() bool { return s.Reason != Binary && s.Reason != Copy }

// RuleError is a rule that broke on a file, or a file that could not be read.
type RuleError struct{ Rule, File, Message string }

// Report is the outcome of a run.
type Report struct {
	Findings   []Finding // sorted by file, position, rule, message; no two alike
	Suppressed int
	Skipped    []Skipped
	Errors     []RuleError
	Files      int
	Bytes      int64
	Lines      map[string]*repo.Lines // of every file that a finding, a related place or a fix is in
	Prefix     string                 // from the repository root to the tree's base, "" or "a/b"
	Rules      []*Rule                // that ran
	History    bool                   // the files are versions out of git's history: "commit:path", see PathOf

	Secrets       []string // leaked values found, suppressed ones too, sorted: whoever quotes a file masks them
	UnusedIgnores []Ignore // entries of Config.Ignore that switched nothing off, where their rules all ran
}

// PathOf is the path of a file that a span names: that itself, or, of a version
// out of history, without the commit.
func (r *Report) PathOf(file string) string {
	commit, path, ok := strings.Cut(file, ":")
	if !r.History || !ok || len(commit) != shortCommit || strings.Trim(commit, "0123456789abcdef") != "" {
		return file
	}
	return path
}
