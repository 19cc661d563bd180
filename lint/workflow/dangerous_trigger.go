package workflow

import (
	"fmt"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/workflow"
)

// DangerousTrigger finds events that give strangers a privileged run.
var DangerousTrigger = &lint.Rule{
	Name:  "dangerous-trigger",
	Title: "Event that runs with secrets at a stranger's request",
	Doc: doc("`pull_request_target` and `workflow_run` run in the name of the default branch, with its secrets and a token that may write, but are started by what a stranger sends. One checkout, artifact or expression of the stranger's is enough to lose them; nearly every incident of 2024 to 2026 began here.",
		"on: pull_request_target", "on: pull_request",
		"Use `pull_request`; where secrets are needed, hand the result of an unprivileged run to a second workflow and treat it as untrusted there. Workflows without any permission to write, and those whose only step labels pull requests, are reported with less weight."),
	Theme: lint.Insecure, Severity: lint.Medium, Confidence: lint.HighConfidence, Audience: lint.Pedantic,
	Kinds: workflows, Aliases: []string{"zizmor:dangerous-triggers"},
	File: dangerousTrigger,
}

func dangerousTrigger(p *lint.Pass) error {
	w := view(p)
	for _, name := range []string{"pull_request_target", "workflow_run", "issue_comment"} {
		t := w.Trigger(name)
		if t == nil || name == "pull_request_target" && labelsOnly(live(p)) {
			continue
		}
		f := lint.Finding{
			Span:    at(p, t.Key),
			Message: fmt.Sprintf("%s runs with this repository's secrets on what a stranger sends", name),
			Hint:    "use pull_request, or make sure that nothing of the pull request is checked out or run",
		}
		if name == "issue_comment" {
			f.Audience, f.Hint = lint.Auditor, "ask for the commenter's association before anything else"
		}
		p.Report(f)
	}
	return nil
}

// labelsOnly says whether the only step is one that reads nothing but file names.
func labelsOnly(w *workflow.Workflow) bool {
	return len(w.Jobs) == 1 && len(w.Jobs[0].Steps) == 1 && w.Jobs[0].Steps[0].Action().Is("actions/labeler")
}
