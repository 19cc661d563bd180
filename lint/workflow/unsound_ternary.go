package workflow

import (
	"fmt"
	"strings"

	"github.com/rhysd/actionlint"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/pattern"
	"github.com/shipgen/shipgen/schema/workflow"
)

// UnsoundTernary finds choices whose first value can never be chosen.
var UnsoundTernary = &lint.Rule{
	Name:  "unsound-ternary",
	Title: "Choice between two values that always gives the second",
	Doc: doc("`a && b || c` is no choice where b is empty, 0, false or null: then `a && b` is false whatever a is, and the value is always c.",
		"env:\n  SUFFIX: ${{ github.ref == 'refs/heads/main' && '' || '-dev' }}", "env:\n  SUFFIX: ${{ github.ref != 'refs/heads/main' && '-dev' || '' }}",
		"Turn the condition round, or write `case(condition, value, otherwise)`. https://docs.github.com/actions/reference/workflows-and-actions/expressions#case"),
	Theme: lint.Broken, Severity: lint.Low, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds: workflowsAndActions, Fixable: true, Aliases: []string{"zizmor:unsound-ternary"},
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
			chosen := neverChosen(n)
			if chosen == nil || !entering {
				return
			}
			f := lint.Finding{
				Span:    place(p, &e),
				Message: fmt.Sprintf("%s never gives what stands behind &&: that is false itself, so the value is what stands behind ||", quote(e.Text)),
				Hint:    "turn the condition round, or write case(condition, value, otherwise)",
				Fixes:   turnFix(p, &e, tree),
			}
			if from := chosen.Token().Offset; strings.Contains(e.Text, "\n") && from < len(e.Text) {
				start, end := e.Span(from, from+1)
				f.Span = p.Span(start, end)
			}
			if !strings.Contains(e.Node.Text(), "${{") {
				f.Aliases = []string{} // a condition without fences
			}
			p.Report(f)
		})
	}
	return nil
}

// neverChosen is the x of a choice, a && x || y, where x is false itself; nil for
// anything else, and where nothing depends on anything.
func neverChosen(n actionlint.ExprNode) actionlint.ExprNode {
	or, ok := n.(*actionlint.LogicalOpNode)
	if !ok || or.Kind != actionlint.LogicalOpNodeKindOr {
		return nil
	}
	and, ok := or.Left.(*actionlint.LogicalOpNode)
	if !ok || and.Kind != actionlint.LogicalOpNodeKindAnd {
		return nil
	}
	chosen := chosenOf(and)
	if value, known := evaluate(chosen); !known || truthOf(value) {
		return nil
	}
	if _, known := evaluate(and); known {
		return nil
	}
	return chosen
}

// choice is a whole `a == b && x || y` whose parts hold no further operator.
var choice = pattern.New(`^((?:[\w.*-]|\[[^\]]*\])+)\s*(==|!=)\s*('(?:[^']|'')*'|[\w.-]+)\s*&&\s*('(?:[^']|'')*'|[\w.-]+)\s*\|\|\s*('(?:[^']|'')*'|[\w.-]+)$`)

// turnFix turns the condition round where the other value is not empty itself. It
// is not safe: the value becomes what was meant.
func turnFix(p *lint.Pass, e *workflow.Expression, tree actionlint.ExprNode) []lint.Fix {
	m := choice.FindStringSubmatch(e.Text)
	or, ok := tree.(*actionlint.LogicalOpNode)
	if m == nil || !ok || e.Node.Alias || emptyNode(or.Right) {
		return nil
	}
	operator := "=="
	if m[2] == operator {
		operator = "!="
	}
	text := m[1] + " " + operator + " " + m[3] + " && " + m[5] + " || " + m[4]
	start, end := e.Span(0, len(e.Text))
	edit := lint.Edit{Span: p.Span(start, end), New: []byte(e.Node.Escape(text))}
	return fix("turn the condition round", false, edit, true)
}

// emptyNode says whether a value is empty, or only known when it runs.
func emptyNode(n actionlint.ExprNode) bool {
	value, known := evaluate(n)
	return !known || !truthOf(value)
}

// chosenOf is the last of what && joins: the value where all before it is true.
func chosenOf(n *actionlint.LogicalOpNode) actionlint.ExprNode {
	for {
		inner, ok := n.Right.(*actionlint.LogicalOpNode)
		if !ok || inner.Kind != actionlint.LogicalOpNodeKindAnd {
			return n.Right
		}
		n = inner
	}
}
