package workflow

import (
	"fmt"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/workflow"
)

// IgnoredFailure finds scanners whose findings change nothing.
var IgnoredFailure = &lint.Rule{
	Name:  "ignored-failure",
	Title: "Security scanner whose failure is ignored",
	Doc: doc("With `continue-on-error` the job is green whatever the scanner finds, and looks as if it were checked.",
		"- uses: aquasecurity/trivy-action@<commit> # v0.33.1\n  continue-on-error: true", "- uses: aquasecurity/trivy-action@<commit> # v0.33.1\n  with:\n    severity: CRITICAL,HIGH\n    ignore-unfixed: true",
		"Let it fail on what you would fix, and list exceptions in the scanner's own configuration."),
	Theme: lint.Insecure, Severity: lint.Low, Confidence: lint.HighConfidence, Audience: lint.Pedantic,
	Kinds: workflowsAndActions, Aliases: []string{},
	File: ignoredFailure,
}

// scannerActions and scannerPrograms look for vulnerabilities, secrets or bad
// configuration (each project's README).
var (
	scannerActions = map[string]bool{
		"actions/dependency-review-action": true, "anchore/scan-action": true, "aquasecurity/tfsec-action": true, "aquasecurity/trivy-action": true, "bridgecrewio/checkov-action": true,
		"github/codeql-action/analyze": true, "gitleaks/gitleaks-action": true, "golang/govulncheck-action": true, "google/osv-scanner-action": true, "hadolint/hadolint-action": true,
		"returntocorp/semgrep-action": true, "securego/gosec": true, "snyk/actions/golang": true, "snyk/actions/node": true, "trufflesecurity/trufflehog": true, "zizmorcore/zizmor-action": true,
	}
	scannerPrograms = []string{"bandit", "checkov", "gitleaks", "gosec", "govulncheck", "grype", "osv-scanner", "pip-audit", "semgrep", "snyk", "tfsec", "trivy", "trufflehog", "zizmor"}
)

func ignoredFailure(p *lint.Pass) error {
	return eachStep(p, func(w *workflow.Workflow, j *workflow.Job, s *workflow.Step) {
		ignored := s.ContinueOnError
		if !truthy(ignored) {
			ignored = j.Node.Get("continue-on-error")
		}
		if !truthy(ignored) {
			return
		}
		if name := scanner(w, s); name != "" {
			p.Report(lint.Finding{
				Span:    at(p, ignored),
				Message: fmt.Sprintf("the job goes on whatever %s finds", quote(name)),
				Hint:    "remove continue-on-error",
			})
		}
	})
}

// scanner is the scanner that a step runs, "" for none.
func scanner(w *workflow.Workflow, s *workflow.Step) string {
	if scannerActions[s.Action().Key()] || strings.HasPrefix(s.Action().Key(), "snyk/actions/") {
		return s.Action().FullName()
	}
	for _, c := range script(w, s).Commands {
		if c.Is(scannerPrograms...) && !c.Has("--version", "version", "--help", "install") {
			return c.Name()
		}
	}
	return ""
}
