package workflow

import (
	"fmt"
	"strings"

	"github.com/rhysd/actionlint"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/actions"
	"github.com/shipgen/shipgen/schema/workflow"
)

// OutdatedRuntime finds actions written for a Node.js that GitHub drops.
var OutdatedRuntime = &lint.Rule{
	Name:  "outdated-runtime",
	Title: "Action that needs a Node.js version which GitHub dropped",
	Doc: doc("GitHub runs JavaScript actions with the Node.js version that they name. Versions 12 and 16 are gone and the runner uses a newer one in their place, with a warning on each run; version 20 is on its way out. An action that was never moved on is seldom maintained.",
		"- uses: actions/checkout@v3", "- uses: actions/checkout@<commit> # v6.1.0",
		"Move to a major version that runs on node24. Actions on node20 are reported to the pedantic audience. https://github.blog/changelog/2025-09-19-deprecation-of-node-20-on-github-actions-runners/"),
	Theme: lint.Unreliable, Severity: lint.Low, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds: workflowsAndActions,
	File:  outdatedRuntime,
}

func outdatedRuntime(p *lint.Pass) error {
	w := view(p)
	if using := w.Runs.Get("using"); w.Action && outdated(using.Text()) {
		f := lint.Finding{
			Span:    at(p, using),
			Message: fmt.Sprintf("this action runs on %s, which GitHub dropped", using.Text()),
			Hint:    "write it for node24",
			Aliases: runtimeAlias(using.Text() != "node20"),
		}
		if using.Text() == "node20" {
			f.Message, f.Audience = "this action runs on node20, which GitHub is dropping", lint.Pedantic
		}
		p.Report(f)
	}
	return everyStep(p, func(w *workflow.Workflow, _ *workflow.Job, s *workflow.Step) {
		major := majorOf(w, s)
		meta := metadataOf(w, s)
		_, gone := actionlint.OutdatedPopularActionSpecs[s.Uses.Text()]
		if major == 0 || meta == nil || !outdated(meta.Using) {
			if _, fails := shutdowns[s.Action().Key()]; gone && !fails && (meta == nil || meta.Using == "" || newer(w, s, meta)) {
				p.Report(lint.Finding{
					Span: at(p, s.Uses), Confidence: lint.MediumConfidence, Aliases: runtimeAlias(gone), Hint: newerRuntime(s.Action(), major),
					Message: fmt.Sprintf("%s was written for a runtime which GitHub dropped", s.Uses.Text()),
				})
			}
			return
		}
		f := lint.Finding{
			Span:    at(p, s.Uses),
			Message: fmt.Sprintf("%s v%d runs on %s, which GitHub dropped", s.Action().FullName(), major, meta.Using),
			Hint:    newerRuntime(s.Action(), major),
			Aliases: runtimeAlias(gone),
		}
		if meta.Using == "node20" {
			f.Message = fmt.Sprintf("%s v%d runs on node20, which GitHub is dropping", s.Action().FullName(), major)
			f.Severity, f.Audience = lint.Info, lint.Pedantic
		}
		p.Report(f)
	})
}

// runtimeAlias claims actionlint's rule for what its own table has, by tag and
// node12 or node16.
func runtimeAlias(agrees bool) []string {
	if agrees {
		return []string{"actionlint:action"}
	}
	return []string{}
}

func outdated(using string) bool {
	return using == "node12" || using == "node16" || using == "node20"
}

// newerRuntime names the first later major version that runs on node24.
func newerRuntime(u workflow.Uses, major int) string {
	const farthest = 12 // majors ahead; none moves faster
	for next := major + 1; next < major+farthest; next++ {
		if meta := actions.Inputs(u.FullName(), fmt.Sprintf("v%d", next)); meta != nil && strings.HasPrefix(meta.Using, "node2") && meta.Using != "node20" {
			return fmt.Sprintf("v%d runs on %s", next, meta.Using)
		}
	}
	return "look for a newer version or another action"
}
