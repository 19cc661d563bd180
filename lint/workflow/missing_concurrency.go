package workflow

import (
	"slices"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/node"
	"github.com/shipgen/shipgen/schema/workflow"
)

// MissingConcurrency finds workflows whose outdated runs go on.
var MissingConcurrency = &lint.Rule{
	Name:  "missing-concurrency",
	Title: "Outdated runs of a pull request go on",
	Doc: doc("Every push to a pull request starts the workflow again. Without `concurrency` the runs for commits that nobody looks at any more go on to their end, and take the runners that the last one waits for.",
		"on: pull_request\njobs:\n  test:\n    runs-on: ubuntu-24.04", "on: pull_request\nconcurrency:\n  group: ${{ github.workflow }}-${{ github.ref }}\n  cancel-in-progress: ${{ github.event_name == 'pull_request' }}\njobs:\n  test:\n    runs-on: ubuntu-24.04",
		"Set a group per branch and cancel what is in progress, for pull requests at least. Workflows without pull requests are left to the auditor."),
	Theme: lint.Unreliable, Severity: lint.Low, Confidence: lint.HighConfidence, Audience: lint.Pedantic,
	Kinds: workflows, Fixable: true, Aliases: []string{"zizmor:concurrency-limits"},
	File: missingConcurrency,
}

func missingConcurrency(p *lint.Pass) error {
	w := view(p)
	if w.Action || len(w.Jobs) == 0 || w.OnlyOn("workflow_call") {
		return nil
	}
	f := lint.Finding{Span: triggersPlace(p, w), Hint: "set concurrency with a group per branch and cancel-in-progress"}
	switch pull := w.Trigger("pull_request"); {
	case !w.Concurrency.IsNull() && w.Concurrency.Kind == node.Scalar:
		f.Span = at(p, w.Concurrency)
		f.Message = "runs of this group wait for one another and are not cancelled: concurrency has no cancel-in-progress"
	case !w.Concurrency.IsNull() || allGrouped(live(p)):
		return nil
	case pull != nil:
		f.Span = at(p, pull.Key)
		f.Message = "runs for outdated commits of a pull request are not cancelled: no concurrency is set"
		f.Fixes = concurrencyFix(p, w)
	default:
		f.Message, f.Audience = "runs of this workflow may overlap: no concurrency is set", lint.Auditor
	}
	p.Report(f)
	return nil
}

// concurrencyFix cancels what a newer commit of a pull request makes needless. A
// workflow that others call shares its group with the caller, which would wait
// for itself.
func concurrencyFix(p *lint.Pass, w *workflow.Workflow) []lint.Fix {
	pair := w.Root.Pair("jobs")
	if pair == nil || !blockMapping(w.Root) || w.Concurrency != nil || w.Trigger("workflow_call") != nil {
		return nil
	}
	when := "${{ github.event_name == 'pull_request' }}"
	if w.OnlyOn("pull_request") {
		when = "true"
	}
	edit, ok := insertSection(p, pair.Key, "concurrency:", "  group: ${{ github.workflow }}-${{ github.ref }}", "  cancel-in-progress: "+when)
	return fix("cancel outdated runs of pull requests", false, edit, ok)
}

// triggersPlace is where a workflow says when it runs.
func triggersPlace(p *lint.Pass, w *workflow.Workflow) lint.Span {
	if pair := w.Root.Pair("on"); pair != nil {
		return at(p, pair.Key)
	}
	return p.Span(0, 0)
}

// allGrouped says whether every job that runs here, and not in a workflow that is
// called, says itself what it waits for and whether it cancels that.
func allGrouped(w *workflow.Workflow) bool {
	return !slices.ContainsFunc(w.Jobs, func(j *workflow.Job) bool {
		return j.Uses == nil && (j.Concurrency == nil || j.Concurrency.Kind != node.Mapping)
	})
}
