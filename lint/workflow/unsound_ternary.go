package workflow

import (
	"fmt"
	"strings"

	"github.com/rhysd/actionlint"

	"github.com/shipgen/shipgen/lint"
)

// UnsoundTernary finds choices whose first value can never be chosen.
var UnsoundTernary = &lint.Rule{
	Name:  "unsound-ternary",
	Title: "Choice between two values that always gives the second",
	Doc: doc("`a && b || c` is no choice where b is empty, 0, false or null: then `a && b` is false whatever a is, and the value is always c.",
		"env:\n  SUFFIX: ${{ github.ref == 'refs/heads/main' && '' || '-dev' }}", "env:\n  SUFFIX: ${{ github.ref != 'refs/heads/main' && '-dev' || '' }}",
		"Turn the condition round, or write `case(condition, value, otherwise)`. https://docs.github.com/actions/reference/workflows-and-actions/expressions#case"),
	Theme: lint.Broken, Severity: lint.Low, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds: workflowsAndActions, Aliases: []string{"zizmor:unsound-ternary"},
	File: unsoundTernary,
}

func unsoundTernary(p *lint.Pass) error {
	for _, e := range allExpressions(p) {
		if !strings.Contains(e.Text, "&&") || !strings.Contains(e.Text, "||") {
			continue
		}
		tree := parseExpression(&e)
		if tree == nil {
			continue
		}
		actionlint.VisitExprNode(tree, func(n, _ actionlint.ExprNode, entering bool) {
			or, ok := n.(*actionlint.LogicalOpNode)
			if !ok || !entering || or.Kind != actionlint.LogicalOpNodeKindOr {
				return
			}
			and, ok := or.Left.(*actionlint.LogicalOpNode)
			if !ok || and.Kind != actionlint.LogicalOpNodeKindAnd || !falsyLiteral(and.Right) {
				return
			}
			p.Report(lint.Finding{
				Span:    place(p, &e),
				Message: fmt.Sprintf("%s never gives what stands behind &&: that is false itself, so the value is what stands behind ||", quote(e.Text)),
				Hint:    "turn the condition round, or write case(condition, value, otherwise)",
			})
		})
	}
	return nil
}

// falsyLiteral: https://docs.github.com/actions/reference/workflows-and-actions/expressions#literals
func falsyLiteral(n actionlint.ExprNode) bool {
	switch n := n.(type) {
	case *actionlint.StringNode:
		return n.Value == ""
	case *actionlint.IntNode:
		return n.Value == 0
	case *actionlint.FloatNode:
		return n.Value == 0
	case *actionlint.BoolNode:
		return !n.Value
	case *actionlint.NullNode:
		return true
	case *actionlint.FuncCallNode:
		switch literalJSON(n) {
		case "0", "false", "null", `""`:
			return true
		}
	case *actionlint.LogicalOpNode:
		left, right := falsyLiteral(n.Left), falsyLiteral(n.Right)
		if n.Kind == actionlint.LogicalOpNodeKindAnd {
			return left || right
		}
		return left && right
	}
	return false
}
