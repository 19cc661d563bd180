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
	Kinds: workflowsAndActions, Aliases: []string{"zizmor:github-app", "ghalint:github_app_should_limit_repositories", "ghalint:github_app_should_limit_permissions"},
	File: appToken,
}

func appToken(p *lint.Pass) error {
	return eachStep(p, func(_ *workflow.Workflow, _ *workflow.Job, s *workflow.Step) {
		switch s.Action().Key() {
		case "actions/create-github-app-token":
			revocation(p, s)
			owner := input(s, "owner")
			if owner != nil && input(s, "repositories") == nil {
				wideReach(p, at(p, owner), quote(owner.Text()), "zizmor:github-app", "ghalint:github_app_should_limit_repositories")
			}
			if !namesPermission(s) {
				widePower(p, s, "name what is needed, as in permission-contents: read", "zizmor:github-app", "ghalint:github_app_should_limit_permissions")
			}
		case "tibdex/github-app-token": // https://github.com/tibdex/github-app-token#readme
			if input(s, "repositories") == nil {
				wideReach(p, at(p, s.Uses), "the owner", "ghalint:github_app_should_limit_repositories")
			}
			if input(s, "permissions") == nil {
				widePower(p, s, `name what is needed, as in permissions: '{"contents": "read"}'`, "ghalint:github_app_should_limit_permissions")
			}
		}
	})
}

// revocation: the input is read as YAML's true, and nothing else
// (https://github.com/actions/create-github-app-token#skip-token-revoke).
func revocation(p *lint.Pass, s *workflow.Step) {
	value := input(s, "skip-token-revoke")
	f := lint.Finding{
		Span: at(p, value), Hint: "remove skip-token-revoke", Aliases: []string{"zizmor:github-app"},
		Message: "the app's token stays good for an hour after the job: its revocation is switched off",
	}
	switch {
	case dynamic(value):
		f.Message = "the app's token may stay good for an hour after the job: an expression decides about its revocation"
		f.Severity, f.Audience, f.Confidence = lint.Low, lint.Auditor, lint.LowConfidence
	case !strings.EqualFold(value.Text(), "true"):
		return
	}
	p.Report(f)
}

func wideReach(p *lint.Pass, span lint.Span, owner string, aliases ...string) {
	p.Report(lint.Finding{
		Span: span, Aliases: aliases,
		Message: fmt.Sprintf("the app's token reaches every repository of %s in which the app is installed", owner),
		Hint:    "name the repositories: repositories: a,b",
	})
}

func widePower(p *lint.Pass, s *workflow.Step, hint string, aliases ...string) {
	p.Report(lint.Finding{
		Span: at(p, s.Uses), Severity: lint.Low, Aliases: aliases,
		Message: "the app's token has every permission that the app was granted", Hint: hint,
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
