package lint

import (
	"context"

	"github.com/shipgen/shipgen/schema/repo"
)

// Options choose what Run looks at and what it keeps.
type Options struct {
	Rules         []*Rule
	Config        Config
	MinSeverity   Severity
	MinConfidence Confidence
	Audience      Audience
	Jobs          int // goroutines; 0 = one per core
}

// Skipped is a file that was not looked at, and why.
type Skipped struct{ File, Reason string }

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
	Lines      map[string]*repo.Lines // of every file that a finding or a related place is in
	Prefix     string                 // from the repository root to the tree's base, "" or "a/b"
	Rules      []*Rule                // that ran
}

// Run looks at every file of the tree once, on all cores, and reads and parses
// each at most once.
func Run(ctx context.Context, tree repo.Tree, opts Options) (*Report, error) {
	panic("stub")
}
