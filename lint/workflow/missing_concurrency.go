package workflow

import (
	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/node"
)

// MissingConcurrency finds workflows whose outdated runs go on.
var MissingConcurrency = &lint.Rule{
	Name:  "missing-concurrency",
	Title: "Outdated runs of a pull request go on",
	Doc: doc("Every push to a pull request starts the workflow again. Without `concurrency` the runs for commits that nobody looks at any more go on to their end, and take the runners that the last one waits for.",
		"on: pull_request\njobs:\n  test:\n    runs-on: ubuntu-24.04", "on: pull_request\nconcurrency:\n  group: ${{ github.workflow }}-${{ github.ref }}\n  cancel-in-progress: ${{ github.event_name == 'pull_request' }}\njobs:\n  test:\n    runs-on: ubuntu-24.04",
		"Set a group per branch and cancel what is in progress, for pull requests at least."),
	Theme: lint.Unreliable, Severity: lint.Low, Confidence: lint.HighConfidence, Audience: lint.Pedantic,
	Kinds: workflows, Aliases: []string{"zizmor:concurrency-limits"},
	File: missingConcurrency,
}

func missingConcurrency(p *lint.Pass) error {
	w := view(p)
	pull := w.Trigger("pull_request")
	if pull == nil || cancels(w.Concurrency) || len(w.Jobs) == 0 {
		return nil
	}
	all := true
	for _, j := range w.Jobs {
		all = all && cancels(j.Concurrency)
	}
	if all {
		return nil
	}
	f := lint.Finding{
		Span:    at(p, pull.Key),
		Message: "runs for outdated commits of a pull request are not cancelled: no concurrency is set",
		Hint:    "set concurrency with a group per branch and cancel-in-progress",
	}
	if w.Concurrency != nil {
		f.Message = "runs for outdated commits of a pull request are not cancelled: concurrency has no cancel-in-progress"
	}
	p.Report(f)
	return nil
}

// cancels says whether a concurrency stops what is outdated, if only at times.
func cancels(n *node.Node) bool {
	value := n.Get("cancel-in-progress")
	return value != nil && !falsy(value)
}
