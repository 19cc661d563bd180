package workflow

import (
	"fmt"
	"strings"

	"github.com/rhysd/actionlint"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/workflow"
)

// WholeSecrets finds expressions that take every secret at once.
var WholeSecrets = &lint.Rule{
	Name:  "whole-secrets",
	Title: "Expression takes all secrets at once",
	Doc: doc("`toJSON(secrets)` and `secrets[name]` hand every secret of the repository and the organisation to the runner, also those that nobody here knows of. The worm Shai-Hulud (2025) read secrets with the first of them.",
		"env:\n  ALL: ${{ toJSON(secrets) }}", "env:\n  TOKEN: ${{ secrets.TOKEN }}",
		"Name the secrets that are needed, one by one."),
	Theme: lint.LeakedSecret, Severity: lint.High, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds: workflowsAndActions, Aliases: []string{"zizmor:overprovisioned-secrets", "poutine:job_all_secrets"},
	File: wholeSecrets,
}

func wholeSecrets(p *lint.Pass) error {
	for _, e := range expressions(view(p)) {
		if !strings.Contains(strings.ToLower(e.Text), "secrets") {
			continue
		}
		for _, a := range reads(&e) {
			if !a.in("secrets") || len(a) > 1 && a[1] != "*" {
				continue
			}
			f := lint.Finding{
				Span:    place(p, &e),
				Message: fmt.Sprintf("expression %s takes every secret of the repository", quote(e.Text)),
				Hint:    "name the secrets that are needed",
			}
			if len(a) > 1 && !filtersSecrets(&e) {
				f.Severity = lint.Medium
				f.Message = fmt.Sprintf("expression %s chooses a secret when it runs, so the runner is given all of them", quote(e.Text))
			}
			if filtersSecrets(&e) || len(a) == 1 && !strings.Contains(strings.ToLower(e.Text), "tojson") {
				f.Aliases = []string{}
			}
			p.Report(f)
			break
		}
	}
	return nil
}

// filtersSecrets says whether secrets.* stands in an expression, rather than an
// index that is only known when it runs.
func filtersSecrets(e *workflow.Expression) bool {
	found := false
	actionlint.VisitExprNode(parseExpression(e), func(n, _ actionlint.ExprNode, entering bool) {
		if filter, ok := n.(*actionlint.ArrayDerefNode); ok && entering {
			v, ok := filter.Receiver.(*actionlint.VariableNode)
			found = found || ok && strings.EqualFold(v.Name, "secrets")
		}
	})
	return found
}
