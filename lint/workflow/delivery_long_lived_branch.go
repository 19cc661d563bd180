package workflow

import (
	"fmt"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/pattern"
)

// LongLivedBranch finds workflows for branches beside the trunk.
var LongLivedBranch = &lint.Rule{
	Name:  "long-lived-branch",
	Title: "Workflow that waits for a long-lived branch",
	Doc: doc("A branch per environment or a develop beside main is merged in lumps: what production runs was tested on another commit than the one that is deployed. In trunk-based delivery one branch feeds staging, and a tag of it production.",
		"on:\n  push:\n    branches: [main, develop, staging]", "on:\n  push:\n    branches: [main]\n    tags: ['v[0-9]+.[0-9]+.[0-9]+']",
		"Deploy main to staging and tags to production. It is a way of working, not a defect: for the pedantic audience. Branches of releases that are maintained (release-1.2) are left alone."),
	Theme: lint.Unreliable, Severity: lint.Info, Confidence: lint.HighConfidence, Audience: lint.Pedantic,
	Kinds: workflows,
	File:  longLivedBranch,
}

var longLived = pattern.New(`^(develop|development|dev|staging|stage|preprod|pre-production|uat|qa|production|prod)$`)

func longLivedBranch(p *lint.Pass) error {
	for _, event := range []string{"push", "pull_request"} {
		for _, branch := range view(p).Trigger(event).Filter("branches") {
			if longLived.MatchString(branch.Text()) {
				p.Report(lint.Finding{
					Span:    at(p, branch),
					Message: fmt.Sprintf("%s waits for branch %s, which lives beside the trunk", event, quote(branch.Text())),
					Hint:    "run it for the default branch, and for tags where it is production",
				})
			}
		}
	}
	return nil
}
