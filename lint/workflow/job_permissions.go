package workflow

import (
	"fmt"
	"slices"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/workflow"
)

// weighty are the scopes whose writing scorecard counts
// (https://github.com/ossf/scorecard/blob/main/docs/checks.md#token-permissions).
var weighty = map[string]bool{
	"actions": true, "checks": true, "contents": true, "deployments": true, "packages": true, "security-events": true, "statuses": true,
}

// withoutPermissions are the aliases of a job whose token has the default.
func withoutPermissions(w *workflow.Workflow) []string {
	aliases := []string{"zizmor:excessive-permissions", "ghalint:job_permissions", "scorecard:Token-Permissions"}
	if w.Trigger("pull_request_target") != nil || w.Trigger("issue_comment") != nil {
		aliases = append(aliases, "poutine:default_permissions_on_risky_events")
	}
	return aliases
}

// wideAliases are those of read-all and write-all; ghalint looks at what jobs
// have, be it their own or the workflow's.
func wideAliases(w *workflow.Workflow, j *workflow.Job, ghalint string, more ...string) []string {
	aliases := append([]string{"zizmor:excessive-permissions"}, more...)
	if j != nil || slices.ContainsFunc(w.Jobs, func(j *workflow.Job) bool { return j.Permissions == nil }) {
		aliases = append(aliases, ghalint)
	}
	return aliases
}

// inheritedPermissions names the jobs that share the workflow's permissions, for
// those who want each job to say what it needs.
func inheritedPermissions(p *lint.Pass, w *workflow.Workflow) {
	if shared := workflow.ParsePermissions(w.Permissions); w.Permissions == nil || len(w.Jobs) == 1 || shared.Form == workflow.Scoped && len(shared.Scopes) == 0 {
		return
	}
	for _, j := range w.Jobs {
		if j.Permissions == nil {
			p.Report(lint.Finding{
				Span: jobPlace(p, j), Severity: lint.Info, Audience: lint.Auditor, Aliases: []string{"ghalint:job_permissions"},
				Message: fmt.Sprintf("job %s has the workflow's permissions, which it shares with the other jobs", quote(j.ID)),
				Hint:    "set permissions on the job, and permissions: {} for the workflow",
			})
		}
	}
}

// sarifUploads are the actions that scorecard takes for a reason to write
// security-events.
var sarifUploads = map[string]bool{
	"github/codeql-action/analyze": true, "github/codeql-action/upload-sarif": true, "github/codeql-action/autobuild": true, "github/codeql-action/init": true, "ossf/scorecard-action": true,
}

// jobWrites names what a job may write without an evident reason.
func jobWrites(p *lint.Pass, w *workflow.Workflow, j *workflow.Job, perms workflow.Permissions) {
	for _, s := range perms.Writes() {
		if !weighty[s.Scope] || evident(w, j, s.Scope) {
			continue
		}
		f := lint.Finding{
			Span: p.Span(s.Key.Start, s.Value.End), Severity: lint.Info, Audience: lint.Auditor, Confidence: lint.LowConfidence, Aliases: []string{"scorecard:Token-Permissions"},
			Message: fmt.Sprintf("the token of job %s may write %s", quote(j.ID), s.Scope),
			Hint:    "check that one of its steps needs it",
		}
		if (s.Scope == "packages" || s.Scope == "contents") && contained(w, j) {
			f.Severity, f.Audience, f.Confidence = lint.Medium, lint.Regular, lint.MediumConfidence
			f.Message = fmt.Sprintf("the token of job %s may write %s, and none of its steps does", quote(j.ID), s.Scope)
			f.Hint = "take it away, or give read"
		}
		p.Report(f)
	}
}

func evident(w *workflow.Workflow, j *workflow.Job, scope string) bool {
	switch scope {
	case "contents", "packages":
		return publishes(w, j) != nil
	case "security-events":
		return slices.ContainsFunc(j.Steps, func(s *workflow.Step) bool { return sarifUploads[s.Action().Key()] })
	}
	return false
}
