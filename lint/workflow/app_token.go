package workflow

import (
	"fmt"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/workflow"
)

// AppToken finds tokens of GitHub Apps that may do all that the app may.
var AppToken = &lint.Rule{
	Name:  "app-token",
	Title: "Token of a GitHub App that is not limited",
	Doc: doc("A token of an app may by default do everything that the app was ever granted, and with `owner` alone in every repository that the app is installed in. Whatever steals it from the job takes all of that.",
		"- uses: actions/create-github-app-token@<commit> # v2.2.0\n  with:\n    app-id: ${{ vars.APP_ID }}\n    private-key: ${{ secrets.APP_KEY }}\n    owner: acme", "- uses: actions/create-github-app-token@<commit> # v2.2.0\n  with:\n    app-id: ${{ vars.APP_ID }}\n    private-key: ${{ secrets.APP_KEY }}\n    owner: acme\n    repositories: deployments\n    permission-contents: write",
		"Name the repositories where `owner` is set, and each permission with its `permission-…` input; leave the token's revocation on. https://github.com/actions/create-github-app-token#inputs"),
	Theme: lint.Insecure, Severity: lint.Medium, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds: workflowsAndActions, Aliases: []string{"zizmor:github-app"},
	File: appToken,
}

func appToken(p *lint.Pass) error {
	return eachStep(p, func(_ *workflow.Workflow, _ *workflow.Job, s *workflow.Step) {
		if !s.Action().Is("actions/create-github-app-token") {
			return
		}
		f := lint.Finding{Span: at(p, s.Uses)}
		if value := input(s, "skip-token-revoke"); truthy(value) {
			f.Span, f.Message = at(p, value), "the app's token stays good for an hour after the job: its revocation is switched off"
			f.Hint = "remove skip-token-revoke"
			p.Report(f)
		}
		if owner := input(s, "owner"); owner != nil && input(s, "repositories") == nil {
			f.Span, f.Message = at(p, owner), fmt.Sprintf("the app's token reaches every repository of %s in which the app is installed", quote(owner.Text()))
			f.Hint = "name the repositories: repositories: a,b"
			p.Report(f)
		}
		if !namesPermission(s) {
			f.Span, f.Message = at(p, s.Uses), "the app's token has every permission that the app was granted"
			f.Hint = "name what is needed, as in permission-contents: read"
			f.Severity = lint.Low
			p.Report(f)
		}
	})
}

func namesPermission(s *workflow.Step) bool {
	if s.With == nil {
		return false
	}
	for _, pair := range s.With.Pairs {
		if strings.HasPrefix(strings.ToLower(pair.Key.Text()), "permission-") || pair.Key.Text() == "<<" {
			return true
		}
	}
	return false
}
