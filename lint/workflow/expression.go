package workflow

import (
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/rhysd/actionlint"

	"github.com/shipgen/shipgen/schema/node"
	"github.com/shipgen/shipgen/schema/workflow"
)

// access is a context that an expression reads, in lower case, which GitHub does
// not tell from upper: {github event issue title}. An index that is only known
// when it runs, and a filter, are "*".
type access []string

func (a access) String() string { return strings.Join(a, ".") }

// in says whether the access is below a context: github.event.
func (a access) in(path ...string) bool {
	return len(a) >= len(path) && slices.Equal(a[:len(path)], path)
}

// expression is what is known of an expression's text.
type expression struct {
	tree         actionlint.ExprNode // nil where there is an error, which workflow-syntax reports
	reads, flows []access

	distrusted atomic.Int32 // by actionlint: 0 = not asked yet, 1 = no, 2 = yes
	straight   atomic.Bool  // rule obfuscation has nothing to say of it
}

// Expressions repeat, within a file and from file to file: github.ref, matrix.os.
// What is remembered is never changed. The bounds keep memory flat.
var (
	remembered  sync.Map // text -> *expression
	memories    atomic.Int64
	mostMemory  = int64(8192) // texts
	longestText = 256         // bytes
)

func read(text string) *expression {
	if known, ok := remembered.Load(text); ok {
		return known.(*expression)
	}
	one := &expression{}
	if tree, err := actionlint.NewExprParser().Parse(actionlint.NewExprLexer(text + "}}")); err == nil {
		one.tree = tree
		one.reads, one.flows = slices.Clip(collect(tree, false)), slices.Clip(collect(tree, true))
	}
	if len(text) <= longestText && memories.Add(1) <= mostMemory {
		remembered.Store(strings.Clone(text), one)
	}
	return one
}

// parseExpression is the syntax tree, nil where there is an error.
func parseExpression(e *workflow.Expression) actionlint.ExprNode { return read(e.Text).tree }

// reads are all the contexts of an expression.
func reads(e *workflow.Expression) []access { return read(e.Text).reads }

// flows are the contexts whose text can be the expression's value: what is only
// compared or searched is not, and of `a && b` only b is, for a false a is harmless.
func flows(e *workflow.Expression) []access { return read(e.Text).flows }

func collect(n actionlint.ExprNode, value bool) []access {
	switch n := n.(type) {
	case *actionlint.NotOpNode:
		return unless(value, n.Operand)
	case *actionlint.CompareOpNode:
		return unless(value, n.Left, n.Right)
	case *actionlint.LogicalOpNode:
		if value && n.Kind == actionlint.LogicalOpNodeKindAnd {
			return collect(n.Right, value)
		}
		return append(collect(n.Left, value), collect(n.Right, value)...)
	case *actionlint.FuncCallNode:
		var all []access
		for _, arg := range n.Args {
			if !value || passes[strings.ToLower(n.Callee)] {
				all = append(all, collect(arg, value)...)
			}
		}
		return all
	}
	path, inner := chain(n)
	if len(path) > 0 {
		return append(unless(value, inner...), path)
	}
	var all []access
	for _, part := range inner {
		if _, call := part.(*actionlint.FuncCallNode); call || !value {
			all = append(all, collect(part, value)...)
		}
	}
	return all
}

// passes are the functions whose result holds text of their arguments
// (https://docs.github.com/actions/reference/workflows-and-actions/expressions#functions).
var passes = map[string]bool{"format": true, "join": true, "tojson": true, "fromjson": true, "case": true}

func unless(value bool, nodes ...actionlint.ExprNode) []access {
	if value {
		return nil
	}
	var all []access
	for _, n := range nodes {
		all = append(all, collect(n, value)...)
	}
	return all
}

// chain is the path of a dereference, and the expressions in its brackets. Of a
// dereferenced function call it is what the call reads.
func chain(n actionlint.ExprNode) (path access, inner []actionlint.ExprNode) {
	switch n := n.(type) {
	case *actionlint.VariableNode:
		return access{strings.ToLower(n.Name)}, nil
	case *actionlint.ObjectDerefNode:
		path, inner = chain(n.Receiver)
		return extend(path, strings.ToLower(n.Property)), inner
	case *actionlint.ArrayDerefNode:
		path, inner = chain(n.Receiver)
		return extend(path, "*"), inner
	case *actionlint.IndexAccessNode:
		path, inner = chain(n.Operand)
		if s, ok := n.Index.(*actionlint.StringNode); ok {
			return extend(path, strings.ToLower(s.Value)), inner
		}
		return extend(path, "*"), append(inner, n.Index)
	case *actionlint.FuncCallNode:
		return nil, []actionlint.ExprNode{n}
	}
	return nil, nil
}

func extend(path access, part string) access {
	if path == nil {
		return nil
	}
	return append(path, part)
}

// whole says whether a scalar is one expression and nothing else.
func whole(n *node.Node) bool {
	return workflow.IsExpression(n.Text())
}

// secretsOf are the names of the secrets that a scalar's expressions let flow
// into it, "*" for the whole context.
func secretsOf(n *node.Node) []string {
	var names []string
	for _, e := range workflow.Expressions(n) {
		for _, a := range flows(&e) {
			if name := secretName(a); name != "" && !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	return names
}

// secretName is the secret that an access reads, "" for none.
func secretName(a access) string {
	switch {
	case !a.in("secrets"):
		return ""
	case len(a) == 1:
		return "*"
	}
	return a[1]
}

// withoutExpressions is what a text holds beside its ${{ }}; one that is not closed
// is cut off.
func withoutExpressions(text string) string {
	var rest strings.Builder
	for {
		before, after, found := strings.Cut(text, "${{")
		rest.WriteString(before)
		if _, text, found = strings.Cut(after, "}}"); !found {
			return rest.String()
		}
	}
}
