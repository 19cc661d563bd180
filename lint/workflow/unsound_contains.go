package workflow

import (
	"fmt"
	"strings"

	"github.com/rhysd/actionlint"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/node"
	"github.com/shipgen/shipgen/schema/workflow"
)

// UnsoundContains finds searches that match parts of words.
var UnsoundContains = &lint.Rule{
	Name:  "unsound-contains",
	Title: "Membership test that matches parts of words",
	Doc: doc("`contains` with a text as its first argument searches for a part of it: the branch `main` is contained in `maintenance main-2`, and so is `mai`. Whoever chooses the second value can meet the condition.",
		"if: contains('refs/heads/main refs/heads/develop', github.ref)", "if: contains(fromJSON('[\"refs/heads/main\", \"refs/heads/develop\"]'), github.ref)",
		"Search a list: `contains(fromJSON('[…]'), value)`, or compare with `==`."),
	Theme: lint.Insecure, Severity: lint.Medium, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds: workflowsAndActions, Aliases: []string{"zizmor:unsound-contains"},
	File: unsoundContains,
}

func unsoundContains(p *lint.Pass) error {
	w := live(p)
	for _, j := range w.Jobs {
		partOfWord(p, j.If)
		for _, s := range j.Steps {
			partOfWord(p, s.If)
		}
	}
	return nil
}

func partOfWord(p *lint.Pass, n *node.Node) {
	for _, e := range workflow.Condition(n) {
		tree := parseExpression(&e)
		if tree == nil {
			continue
		}
		actionlint.VisitExprNode(tree, func(n, _ actionlint.ExprNode, entering bool) {
			call, ok := n.(*actionlint.FuncCallNode)
			if !ok || !entering || !strings.EqualFold(call.Callee, "contains") || len(call.Args) != 2 {
				return
			}
			list, literal := call.Args[0].(*actionlint.StringNode)
			needle, _ := chain(call.Args[1])
			if !literal || needle == nil {
				return
			}
			f := lint.Finding{
				Span:    place(p, &e),
				Message: fmt.Sprintf("contains(%s, %s) is true of every part of that text too", quote(list.Value), needle),
				Hint:    "search a list: contains(fromJSON('[…]'), …)",
			}
			if !chosen(needle) {
				f.Severity, f.Audience = lint.Info, lint.Pedantic
			}
			p.Report(f)
		})
	}
}

// chosen says whether a context's value is somebody's choice.
func chosen(a access) bool {
	for _, path := range []string{"github.actor", "github.base_ref", "github.head_ref", "github.ref", "github.ref_name", "github.triggering_actor", "env", "github.sha"} {
		if a.in(strings.Split(path, ".")...) {
			return true
		}
	}
	return a.in("github", "event") || a.in("inputs")
}
