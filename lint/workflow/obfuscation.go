package workflow

import (
	"encoding/json"
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/rhysd/actionlint"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/workflow"
)

// Obfuscation finds names and expressions that hide what they mean.
var Obfuscation = &lint.Rule{
	Name:  "obfuscation",
	Title: "Expression or path that hides what it means",
	Doc: doc("`actions/checkout/../..` is actions/checkout to the runner and something else to a search; an expression that always has the same value says it in a roundabout way. Reviewers and tools overlook both, which is what they are for.",
		"- uses: actions/cache/../checkout@v4\n- run: echo ${{ format('{0}{1}', 'a', 'b') }}", "- uses: actions/checkout@v4\n- run: echo ab",
		"Write what is meant."),
	Theme: lint.Insecure, Severity: lint.Low, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds: workflowsAndActions, Fixable: true, Aliases: []string{"zizmor:obfuscation"},
	File: obfuscation,
}

func obfuscation(p *lint.Pass) error {
	for _, s := range live(p).Steps() {
		crookedPath(p, s)
	}
	for _, e := range allExpressions(p) {
		if known := read(e.Text); known.tree != nil && e.Text != "" && !known.straight.Load() {
			known.straight.Store(!roundabout(p, &e, known.tree))
		}
	}
	return nil
}

// crookedPath: only what follows owner/name can be crooked.
func crookedPath(p *lint.Pass, s *workflow.Step) {
	u := s.Action()
	if u.Kind != workflow.Repository || u.Path == "" && !strings.Contains(s.Uses.Text(), "/@") {
		return
	}
	if !slices.ContainsFunc(strings.Split(u.Path, "/"), func(part string) bool { return part == "" || part == "." || part == ".." }) {
		return
	}
	p.Report(lint.Finding{
		Span:    at(p, s.Uses),
		Message: fmt.Sprintf("path %s hides that it means %s", quote(u.Slug()+"/"+u.Path), quote(path.Clean(u.Slug()+"/"+u.Path))),
		Hint:    "write the path without detours",
		Fixes:   straightFix(p, s),
	})
}

// straightFix writes the path without detours. It is not safe: only the runner
// knows what it makes of them.
func straightFix(p *lint.Pass, s *workflow.Step) []lint.Fix {
	name, ref, ok := strings.Cut(s.Uses.Text(), "@")
	straight := strings.TrimSuffix(path.Clean(name), "/")
	if !ok || strings.Count(straight, "/") < 1 || strings.HasPrefix(straight, ".") || string(s.Uses.Source()) != s.Uses.Text() {
		return nil
	}
	edit, ok := replace(p, s.Uses, straight+"@"+ref)
	return fix("write the path without detours", false, edit, ok)
}

// roundabout reports the outermost part of an expression that is known without
// running anything, and says whether there is one, which only the text decides.
func roundabout(p *lint.Pass, e *workflow.Expression, tree actionlint.ExprNode) (reported bool) {
	actionlint.VisitExprNode(tree, func(n, parent actionlint.ExprNode, entering bool) {
		if reported || !entering || continues(n, parent) {
			return
		}
		f := lint.Finding{Span: place(p, e), Hint: "write the value itself"}
		switch {
		case undoes(n):
			f.Message = fmt.Sprintf("%s turns a value into text and back", quote(e.Text))
			if hasVariable(n.(*actionlint.FuncCallNode).Args) {
				f.Aliases = []string{}
			}
		case (operation(n) || n != tree && negation(n)) && unvarying(n), startsFixed(n):
			f.Message = fmt.Sprintf("a part of %s always has the same value", quote(e.Text))
			if n != tree {
				f.Audience = lint.Pedantic
			}
		case n == tree && unvarying(n):
			f.Message, f.Audience = fmt.Sprintf("%s is a value that needs no expression", quote(e.Text)), lint.Auditor
		case computedIndex(n):
			f.Message = fmt.Sprintf("%s computes the name of a property, so nobody can see which one is read", quote(e.Text))
			f.Hint, f.Audience = "name the property", lint.Pedantic
		case ordinaryIndex(n):
			f.Message, f.Audience = fmt.Sprintf("%s reads a property whose name is only known when it runs", quote(e.Text)), lint.Auditor
			f.Hint = "name the property"
		default:
			return
		}
		reported = true
		if !strings.Contains(e.Node.Text(), "${{") {
			f.Aliases = []string{} // a condition without fences
		}
		p.Report(f)
	})
	return reported
}

// continues says whether n is the rest of a chain of one operator, which is read
// from the left: of a && 'b' && 'c' there is no 'b' && 'c'.
func continues(n, parent actionlint.ExprNode) bool {
	switch outer := parent.(type) {
	case *actionlint.LogicalOpNode:
		inner, ok := n.(*actionlint.LogicalOpNode)
		return ok && inner.Kind == outer.Kind && outer.Right == n
	case *actionlint.CompareOpNode:
		_, ok := n.(*actionlint.CompareOpNode)
		return ok && outer.Right == n
	}
	return false
}

func negation(n actionlint.ExprNode) bool {
	_, ok := n.(*actionlint.NotOpNode)
	return ok
}

// startsFixed: of true && true && x the first two are one value.
func startsFixed(n actionlint.ExprNode) bool {
	outer, ok := n.(*actionlint.LogicalOpNode)
	if !ok || !unvarying(outer.Left) {
		return false
	}
	inner, ok := outer.Right.(*actionlint.LogicalOpNode)
	return ok && inner.Kind == outer.Kind && unvarying(inner.Left)
}

// undoes: fromJSON(toJSON(x)).
func undoes(n actionlint.ExprNode) bool {
	outer, ok := n.(*actionlint.FuncCallNode)
	if !ok || !strings.EqualFold(outer.Callee, "fromjson") || len(outer.Args) != 1 {
		return false
	}
	inner, ok := outer.Args[0].(*actionlint.FuncCallNode)
	return ok && strings.EqualFold(inner.Callee, "tojson")
}

// operation says whether a node computes something; a literal is not hiding.
func operation(n actionlint.ExprNode) bool {
	switch n := n.(type) {
	case *actionlint.FuncCallNode:
		return true
	case *actionlint.CompareOpNode, *actionlint.LogicalOpNode:
		return true
	case *actionlint.NotOpNode:
		return operation(n.Operand)
	}
	return false
}

// unvarying says whether a value is known without running anything. Lists can be
// written in no other way than fromJSON.
func unvarying(n actionlint.ExprNode) bool {
	switch n := n.(type) {
	case *actionlint.StringNode, *actionlint.IntNode, *actionlint.FloatNode, *actionlint.BoolNode, *actionlint.NullNode:
		return true
	case *actionlint.NotOpNode:
		return unvarying(n.Operand)
	case *actionlint.CompareOpNode:
		return unvarying(n.Left) && unvarying(n.Right)
	case *actionlint.LogicalOpNode:
		return unvarying(n.Left) && unvarying(n.Right)
	case *actionlint.FuncCallNode:
		switch strings.ToLower(n.Callee) {
		case "contains":
			return len(n.Args) == 2 && (unvarying(n.Args[0]) || literalJSON(n.Args[0]) != "") && unvarying(n.Args[1])
		case "format", "startswith", "endswith", "case":
			return len(n.Args) > 0 && !hasVariable(n.Args)
		case "tojson":
			return len(n.Args) == 1 && (unvarying(n.Args[0]) || literalJSON(n.Args[0]) != "")
		case "join":
			return len(n.Args) > 0 && (unvarying(n.Args[0]) || literalJSON(n.Args[0]) != "") && !hasVariable(n.Args[1:])
		case "fromjson":
			text := literalJSON(n)
			return text != "" && !strings.ContainsAny(text[:1], "[{")
		}
	}
	return false
}

// literalJSON is the text of a fromJSON that is given a literal, "" for another.
func literalJSON(n actionlint.ExprNode) string {
	call, ok := n.(*actionlint.FuncCallNode)
	if !ok || !strings.EqualFold(call.Callee, "fromjson") || len(call.Args) != 1 {
		return ""
	}
	if text, ok := call.Args[0].(*actionlint.StringNode); ok && json.Valid([]byte(text.Value)) {
		return strings.TrimSpace(text.Value)
	}
	return ""
}

func hasVariable(nodes []actionlint.ExprNode) bool {
	for _, n := range nodes {
		if !unvarying(n) {
			return true
		}
	}
	return false
}

// computedIndex: github[format('{0}', 'actor')], and what fromJSON makes at an
// index that a context gives. matrix[inputs.name] is an ordinary one, which only
// the auditor reads of.
func computedIndex(n actionlint.ExprNode) bool {
	index, ok := n.(*actionlint.IndexAccessNode)
	if !ok {
		return false
	}
	_, call := index.Index.(*actionlint.FuncCallNode)
	_, table := index.Operand.(*actionlint.FuncCallNode)
	return call || table && !unvarying(index.Index)
}

// ordinaryIndex: secrets[matrix.name].
func ordinaryIndex(n actionlint.ExprNode) bool {
	index, ok := n.(*actionlint.IndexAccessNode)
	return ok && !unvarying(index.Index)
}
