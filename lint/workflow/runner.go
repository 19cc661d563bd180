package workflow

import (
	"github.com/rhysd/actionlint"
	"slices"
	"strings"

	"github.com/shipgen/shipgen/schema/node"
	"github.com/shipgen/shipgen/schema/workflow"
)

// hosted says whether a job surely runs on GitHub's own machines, which start
// empty. A matrix is expanded; any other expression and any name that is not
// GitHub's form is taken for a machine that keeps its disk.
// https://docs.github.com/actions/reference/runners/github-hosted-runners
func hosted(j *workflow.Job) bool {
	labels := runnerNames(j)
	for _, name := range labels {
		if !hostedName(name) {
			return false
		}
	}
	return len(labels) > 0
}

func hostedName(name string) bool {
	system, rest, ok := strings.Cut(strings.ToLower(name), "-")
	if !ok || rest == "" || strings.Contains(rest, "core") || strings.Contains(rest, "gpu") {
		return false
	}
	return system == "ubuntu" || system == "windows" || system == "macos"
}

// runnerNames are the labels that a job runs on, with the values of its matrix;
// one that cannot be known stays as it is written.
func runnerNames(j *workflow.Job) []string {
	var all []string
	for _, label := range j.Labels() {
		if values := matrixValues(j, label); len(values) > 0 {
			all = append(all, values...)
		} else {
			all = append(all, label.Value)
		}
	}
	return all
}

// matrixValues are the scalars that `${{ matrix.key }}` takes, none where the
// scalar is another expression or the matrix is put together at run time.
func matrixValues(j *workflow.Job, n *node.Node) []string {
	if !whole(n) {
		return nil
	}
	e := workflow.Expressions(n)[0]
	return valuesOf(j, &e)
}

// expandMatrix puts the values of a matrix into a text with one expression.
func expandMatrix(j *workflow.Job, text string) (values []string, known bool) {
	before, rest, ok := strings.Cut(text, "${{")
	inner, after, closed := strings.Cut(rest, "}}")
	if !ok || !closed || strings.Contains(after, "${{") {
		return nil, false
	}
	for _, value := range valuesOf(j, &workflow.Expression{Text: strings.TrimSpace(inner)}) {
		values = append(values, before+value+after)
	}
	return values, len(values) > 0
}

// leaves are the texts between which `&&` and `||` choose: of `a && 'x' || 'y'`
// both; nil where something else can be the value.
func leaves(n actionlint.ExprNode) []string {
	switch n := n.(type) {
	case *actionlint.StringNode:
		return []string{n.Value}
	case *actionlint.LogicalOpNode:
		right := leaves(n.Right)
		if n.Kind == actionlint.LogicalOpNodeKindAnd || right == nil {
			return right
		}
		if left := leaves(n.Left); left != nil {
			return append(left, right...)
		}
	}
	return nil
}

// valuesOf are the scalars that an expression matrix.key, or a choice between
// literals, takes.
func valuesOf(j *workflow.Job, e *workflow.Expression) []string {
	if literals := leaves(parseExpression(e)); len(literals) > 0 {
		return literals
	}
	path, _ := chain(parseExpression(e))
	matrix := j.Matrix()
	if !path.in("matrix") || len(path) < 2 || matrix == nil || matrix.Kind != node.Mapping {
		return nil
	}
	var all []string
	add := func(n *node.Node) {
		for _, key := range path[2:] {
			n = n.Get(key)
		}
		for _, one := range oneOrMore(n) {
			if one.Text() != "" && !slices.Contains(all, one.Text()) {
				all = append(all, one.Text())
			}
		}
	}
	if row := matrix.Get(path[1]); row != nil {
		for _, item := range row.Items {
			add(item)
		}
	}
	if include := matrix.Get("include"); include != nil {
		for _, item := range include.Items {
			add(item.Get(path[1]))
		}
	}
	return all
}

// oneOrMore are the entries of a list, or the value itself: a value of a matrix
// may be a list of labels.
func oneOrMore(n *node.Node) []*node.Node {
	if n != nil && n.Kind == node.Sequence {
		return n.Items
	}
	return []*node.Node{n}
}
