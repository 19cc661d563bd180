package workflow

import (
	"fmt"
	"strings"

	"github.com/rhysd/actionlint"

	"github.com/shipgen/shipgen/lint"
)

// UnmaskedSecret finds parts of secrets, which no mask covers.
var UnmaskedSecret = &lint.Rule{
	Name:  "unmasked-secret",
	Title: "Part of a secret that the log does not mask",
	Doc: doc("GitHub masks a secret's whole value in logs. A field taken out of a JSON secret is another text, and is printed like any other.",
		"env:\n  PASSWORD: ${{ fromJSON(secrets.DATABASE).password }}", "env:\n  PASSWORD: ${{ secrets.DATABASE_PASSWORD }}",
		"Store each field as a secret of its own, or mask what a script takes out of it with `::add-mask::` before it goes to the log, to `GITHUB_ENV` or to `GITHUB_OUTPUT`."),
	Theme: lint.LeakedSecret, Severity: lint.Medium, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds: workflowsAndActions, Aliases: []string{"zizmor:unredacted-secrets"},
	File: unmaskedSecret,
}

func unmaskedSecret(p *lint.Pass) error {
	for _, e := range expressions(view(p)) {
		if !strings.Contains(strings.ToLower(e.Text), "fromjson") {
			continue
		}
		if name, field, direct := decodedSecret(parseExpression(&e)); name != "" {
			f := lint.Finding{
				Span:    place(p, &e),
				Message: fmt.Sprintf("a field of secret %s is not masked in logs", quote(strings.ToUpper(name))),
				Hint:    "store the field as a secret of its own",
			}
			if !field {
				f.Message, f.Audience = fmt.Sprintf("what fromJSON makes of secret %s is not masked in logs", quote(strings.ToUpper(name))), lint.Pedantic
			}
			if !direct {
				f.Aliases = []string{}
			}
			p.Report(f)
		}
	}
	return eachHolder(p, func(h *holder) { derivedSecrets(p, h) })
}

// decodedSecret is the secret of a fromJSON(secrets.X), "" for none; field says
// whether a part of it is taken, direct whether it is all that fromJSON is given.
func decodedSecret(tree actionlint.ExprNode) (name string, field, direct bool) {
	if tree == nil {
		return "", false, false
	}
	actionlint.VisitExprNode(tree, func(n, parent actionlint.ExprNode, entering bool) {
		call, ok := n.(*actionlint.FuncCallNode)
		if !ok || !entering || !strings.EqualFold(call.Callee, "fromjson") || len(call.Args) != 1 {
			return
		}
		for _, a := range collect(call.Args[0], true) {
			name = secretName(a)
		}
		switch call.Args[0].(type) {
		case *actionlint.ObjectDerefNode, *actionlint.IndexAccessNode, *actionlint.VariableNode:
			direct = name != ""
		}
		switch parent.(type) {
		case *actionlint.ObjectDerefNode, *actionlint.IndexAccessNode, *actionlint.ArrayDerefNode:
			field = true
		}
	})
	return name, field, direct
}
