package workflow

import (
	"fmt"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/workflow"
)

// SecretsInherit finds calls that hand over every secret.
var SecretsInherit = &lint.Rule{
	Name:  "secrets-inherit",
	Title: "Reusable workflow is given every secret",
	Doc: doc("`secrets: inherit` hands every secret that the caller can read to the called workflow, also those added later for something else. Nobody can see from the caller which are used.",
		"jobs:\n  deploy:\n    uses: acme/workflows/.github/workflows/deploy.yml@<commit>\n    secrets: inherit", "jobs:\n  deploy:\n    uses: acme/workflows/.github/workflows/deploy.yml@<commit>\n    secrets:\n      token: ${{ secrets.DEPLOY_TOKEN }}",
		"List the secrets that the called workflow declares. For a workflow of the same repository the finding is for the pedantic audience: its secrets stay where they are."),
	Theme: lint.LeakedSecret, Severity: lint.Medium, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds: workflows, Fixable: true, Aliases: []string{"zizmor:secrets-inherit", "ghalint:deny_inherit_secrets"},
	File: secretsInherit,
}

func secretsInherit(p *lint.Pass) error {
	return eachJob(p, func(_ *workflow.Workflow, j *workflow.Job) {
		if !j.InheritsSecrets() || j.Uses == nil {
			return
		}
		f := lint.Finding{
			Span:    p.Span(min(j.Uses.Start, j.Secrets.Start), max(j.Uses.End, j.Secrets.End)),
			Message: fmt.Sprintf("job %s hands every secret to %s", quote(j.ID), quote(j.Uses.Text())),
			Hint:    "list the secrets that it needs",
		}
		if j.Calls().Kind == workflow.Local {
			f.Severity, f.Audience = lint.Low, lint.Pedantic
			f.Fixes = listedFix(p, j)
		}
		p.Report(f)
	})
}
