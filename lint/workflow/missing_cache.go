package workflow

import (
	"fmt"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/node"
	"github.com/shipgen/shipgen/schema/shell"
	"github.com/shipgen/shipgen/schema/workflow"
)

// MissingCache finds jobs that download their dependencies anew on every run.
var MissingCache = &lint.Rule{
	Name:  "missing-cache",
	Title: "Job downloads its dependencies on every run",
	Doc: doc("Without a cache every run fetches all dependencies again: that costs minutes on each push, and each run fails when the registry does.",
		"- uses: actions/setup-node@<commit> # v4.4.0\n- run: npm ci", "- uses: actions/setup-node@<commit> # v4.4.0\n  with:\n    cache: npm\n- run: npm ci",
		"Switch on the setup action's own cache, or restore one with `actions/cache`, keyed on the lock file. The defaults of each action's major version are known: setup-go caches since v4, setup-python never does by itself. It is silent where a cache would be wrong (release, deployment and publishing jobs, `id-token: write`, pull_request_target, workflow_run), useless (self-hosted runners), set up elsewhere (a local action, another cache action), and where `cache: false` has a comment that says why."),
	Theme: lint.MissingCache, Severity: lint.Low, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds: workflows, Fixable: true,
	File: missingCache,
}

func missingCache(p *lint.Pass) error {
	return eachJob(p, func(w *workflow.Workflow, j *workflow.Job) {
		if !mayCache(p, w, j) {
			return
		}
		steps, whole := allSteps(p, w, j)
		if !whole || j.Uses != nil {
			return // a local action that is not to be seen can do anything
		}
		for _, needed := range downloads(steps) {
			lock := lockFor(p, needed)
			if lock != "" && !covered(p, steps, needed) {
				reportCache(p, j, steps, needed, lock)
			}
		}
	})
}

func reportCache(p *lint.Pass, j *workflow.Job, steps []nested, needed work, lock string) {
	f := lint.Finding{
		Span:    commandPlace(p, needed),
		Message: fmt.Sprintf("%q downloads what %s names on every run: nothing in job %s caches it", needed.cache.Program, lock, quote(j.ID)),
		Hint:    "restore a cache keyed on " + lock + " with actions/cache",
	}
	if needed.cache.Tool == shell.Cargo {
		f.Hint = "add Swatinem/rust-cache, or actions/cache keyed on " + lock
	}
	for _, s := range steps {
		known := setupOf(s.w, s.step)
		if known == nil || !known.serves(needed.cache.Tool) {
			continue
		}
		if j.Container != nil && known.input == "" {
			return
		}
		if s.step != s.via {
			elsewhereSetUp(p, f, s, known, needed, lock)
			return
		}
		if known.caches(needed.cache.Tool) == disabled && (explained(p, s.step, known.input) || explained(p, s.step, "package-manager-cache")) {
			return
		}
		known.explain(p, &f, needed, lock)
		known.order(j, needed, &f)
		p.Report(f)
		return
	}
	// A container's image can have everything in it already.
	if j.Container == nil && tidyEvidence(needed) {
		f.Confidence = lint.MediumConfidence
		p.Report(f)
	}
}

// commandPlace is the command, or the step whose local action has it.
func commandPlace(p *lint.Pass, needed work) lint.Span {
	if needed.step != needed.via {
		return at(p, needed.via.Uses)
	}
	return p.Span(needed.cmd.Start, needed.cmd.End)
}

// elsewhereSetUp reports what a local action sets up without a cache, at the step
// that uses it. One that was switched off there was switched off for a reason.
func elsewhereSetUp(p *lint.Pass, f lint.Finding, s nested, known *used, needed work, lock string) {
	if known.caches(needed.cache.Tool) == disabled {
		return
	}
	f.Span = at(p, s.via.Uses)
	f.Message = fmt.Sprintf("%q downloads what %s names on every run: %s in %s caches nothing by default", needed.cache.Program, lock, known, s.via.Uses.Text())
	f.Hint = "restore a cache in that action"
	p.Report(f)
}

// tidyEvidence: without a setup action the job uses what the runner has; that is
// worth a word for what installs a project, not for a lone `go vet`.
func tidyEvidence(needed work) bool {
	switch needed.cache.Tool {
	case shell.Go, shell.Pip, shell.Dotnet:
		return false
	}
	return true
}

// explained says whether a comment behind or above an input says why it is so.
func explained(p *lint.Pass, s *workflow.Step, name string) bool {
	pair := s.With.Pair(name)
	if pair == nil {
		return false
	}
	if _, _, ok := node.TrailingComment(p.File.Data, pair.Value); ok {
		return true
	}
	above := line(p, pair.Key.Start) - 1
	return above > 0 && strings.HasPrefix(strings.TrimSpace(string(p.File.Lines().Text(above))), "#")
}
