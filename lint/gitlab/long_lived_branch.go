package gitlab

import (
	"fmt"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/gitlab"
	"github.com/shipgen/shipgen/schema/node"
	"github.com/shipgen/shipgen/schema/pattern"
)

// LongLivedBranch finds pipelines for branches beside the trunk.
var LongLivedBranch = &lint.Rule{
	Name:  "gitlab-long-lived-branch",
	Title: "GitLab job that waits for a long-lived branch",
	Doc: doc("A branch per environment or a develop beside main is merged in lumps: what production runs was tested on another commit than the one that is deployed. In trunk-based delivery one branch feeds staging, and a tag of it production.",
		"deploy-staging:\n  rules:\n    - if: $CI_COMMIT_BRANCH == \"develop\"", "deploy-staging:\n  rules:\n    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH",
		"Deploy the default branch to staging and tags to production. It is a way of working, not a defect: for the pedantic audience. https://docs.gitlab.com/ci/variables/predefined_variables/"),
	Theme: lint.Unreliable, Severity: lint.Info, Confidence: lint.HighConfidence, Audience: lint.Pedantic,
	Kinds: kinds,
	File:  longLivedBranch,
}

var (
	longLived  = pattern.New(`^(develop|development|dev|staging|stage|preprod|pre-production|uat|qa|production|prod)$`)
	comparison = pattern.New(`\$CI_COMMIT_(?:BRANCH|REF_NAME)\s*==\s*["']([^"']+)["']`)
)

func longLivedBranch(p *lint.Pass) error {
	f := view(p)
	if f == nil {
		return nil
	}
	for _, j := range f.Jobs {
		for _, n := range branches(j) {
			reportBranch(p, j, n, n.Value)
		}
		if rules := j.Node.Get("rules"); rules != nil && !rules.Alias {
			for _, rule := range rules.Items {
				condition := rule.Get("if")
				if m := comparison.FindStringSubmatch(condition.Text()); m != nil {
					reportBranch(p, j, condition, m[1])
				}
			}
		}
	}
	return nil
}

// branches are the names below only, in its two forms.
func branches(j *gitlab.Job) []*node.Node {
	only := j.Node.Get("only")
	if refs := only.Get("refs"); refs != nil {
		only = refs
	}
	if only == nil || only.Alias {
		return nil
	}
	return gitlab.Texts(only)
}

func reportBranch(p *lint.Pass, j *gitlab.Job, n *node.Node, branch string) {
	if longLived.MatchString(branch) {
		p.Report(lint.Finding{
			Span:    at(p, n),
			Message: fmt.Sprintf("job %s runs for branch %s, which lives beside the trunk", quote(j.Name), quote(branch)),
			Hint:    "run it for the default branch, and for tags where it is production",
		})
	}
}
