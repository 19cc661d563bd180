package workflow

import (
	"fmt"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/workflow"
)

// SuperfluousAction finds actions that do what the runner can do by itself.
var SuperfluousAction = &lint.Rule{
	Name:  "superfluous-action",
	Title: "Action for what the runner can do by itself",
	Doc: doc("Every action is code of somebody else with the job's token. For these the runner's image has a program that does the same.",
		"- uses: softprops/action-gh-release@<commit> # v2.4.1", "- run: gh release create \"$GITHUB_REF_NAME\" --generate-notes\n  env:\n    GH_TOKEN: ${{ github.token }}",
		"Call the program in a run: step. Only GitHub's own runners are sure to have it."),
	Theme: lint.Insecure, Severity: lint.Info, Confidence: lint.HighConfidence, Audience: lint.Auditor,
	Kinds: workflowsAndActions, Aliases: []string{"zizmor:superfluous-actions"},
	File: superfluousAction,
}

// superfluous is what each action's README says that it does, and the program of
// GitHub's images that does it (https://github.com/actions/runner-images).
var superfluous = map[string]string{
	"ncipollo/release-action":                "gh release create",
	"softprops/action-gh-release":            "gh release create",
	"elgohr/github-release-action":           "gh release create",
	"svenstaro/upload-release-action":        "gh release upload",
	"peter-evans/create-pull-request":        "gh pr create",
	"peter-evans/create-or-update-comment":   "gh pr comment, gh issue comment",
	"dacbd/create-issue-action":              "gh issue create",
	"actions-ecosystem/action-add-labels":    "gh issue edit --add-label",
	"actions-ecosystem/action-remove-labels": "gh issue edit --remove-label",
	"addnab/docker-run-action":               "docker run",
	"sergeysova/jq-action":                   "jq",
	"dtolnay/rust-toolchain":                 "rustup",
	"stefanzweifel/git-auto-commit-action":   "git commit, git push",
	"endbug/add-and-commit":                  "git commit, git push",
}

func superfluousAction(p *lint.Pass) error {
	return eachStep(p, func(_ *workflow.Workflow, _ *workflow.Job, s *workflow.Step) {
		if program := superfluous[s.Action().Key()]; program != "" {
			p.Report(lint.Finding{
				Span:    at(p, s.Uses),
				Message: fmt.Sprintf("%s does what the runner's own program can do", quote(s.Action().FullName())),
				Hint:    "use " + program,
			})
		}
	})
}
