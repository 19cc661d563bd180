package workflow

import (
	"encoding/json"
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
	Kinds: workflowsAndActions, Fixable: true, Aliases: []string{"zizmor:unsound-contains"},
	File: unsoundContains,
}

func unsoundContains(p *lint.Pass) error {
	w := live(p)
	for _, j := range w.Jobs {
		partOfWord(p, j.Node, j.If)
		for _, s := range j.Steps {
			partOfWord(p, s.Node, s.If)
		}
	}
	return nil
}

func partOfWord(p *lint.Pass, holder, condition *node.Node) {
	for _, e := range workflow.Condition(condition) {
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
				Fixes:   listFix(p, holder, &e, list.Value),
			}
			if view(p).Action {
				f.Aliases = []string{} // zizmor looks into workflows only
			}
			if !chosen(needle) {
				f.Severity, f.Audience = lint.Info, lint.Pedantic
			}
			p.Report(f)
		})
	}
}

// listFix makes a list of the words of a text. It is not safe: what matched a part
// of a word does so no more. In braces the list's commas would be the braces'.
func listFix(p *lint.Pass, holder *node.Node, e *workflow.Expression, text string) []lint.Fix {
	literal := "'" + strings.ReplaceAll(text, "'", "''") + "'"
	at := strings.Index(e.Text, literal)
	if at < 0 || strings.Count(e.Text, literal) != 1 || e.Node.Alias || !blockMapping(holder) {
		return nil
	}
	separators := " \t\n"
	if strings.Contains(text, ",") {
		separators += ","
	}
	var all []string
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(separators, r) }) {
		quoted, err := json.Marshal(word)
		if err != nil {
			return nil
		}
		all = append(all, string(quoted))
	}
	list := "fromJSON('[" + strings.ReplaceAll(strings.Join(all, ", "), "'", "''") + "]')"
	start, end := e.Span(at, at+len(literal))
	edit := lint.Edit{Span: p.Span(start, end), New: []byte(e.Node.Escape(list))}
	return fix("search a list", false, edit, len(all) > 0)
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
