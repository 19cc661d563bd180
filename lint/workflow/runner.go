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
		if dynamic(label) {
			if values, known := expandMatrix(j, label.Value); known {
				all = append(all, values...)
				continue
			}
		}
		all = append(all, label.Value)
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

// mostValues is how many values expandMatrix makes of one text.
const mostValues = 256

// expandMatrix puts the values of its expressions into a text; known is false
// where one is not of the job's matrix or a choice between literals.
func expandMatrix(j *workflow.Job, text string) (values []string, known bool) {
	values = []string{""}
	for {
		before, rest, more := strings.Cut(text, "${{")
		if !more {
			return appendEach(values, []string{before}), true
		}
		inner, after, closed := strings.Cut(rest, "}}")
		chosen := valuesOf(j, &workflow.Expression{Text: strings.TrimSpace(inner)})
		if !closed || len(chosen) == 0 || len(values)*len(chosen) > mostValues {
			return nil, false
		}
		values = appendEach(appendEach(values, []string{before}), chosen)
		text = after
	}
}

// appendEach puts each end behind each start.
func appendEach(starts, ends []string) []string {
	all := make([]string, 0, len(starts)*len(ends))
	for _, start := range starts {
		for _, end := range ends {
			all = append(all, start+end)
		}
	}
	return all
}

// valuesOf are the scalars that an expression takes: matrix.key, and literals and
// such keys between which `&&` and `||` choose: of `a && 'x' || 'y'` both; nil
// where something else can be the value.
func valuesOf(j *workflow.Job, e *workflow.Expression) []string {
	return choices(j, parseExpression(e))
}

func choices(j *workflow.Job, n actionlint.ExprNode) []string {
	switch n := n.(type) {
	case *actionlint.StringNode:
		return []string{n.Value}
	case *actionlint.NullNode:
		return []string{""}
	case *actionlint.LogicalOpNode:
		right := choices(j, n.Right)
		if n.Kind == actionlint.LogicalOpNodeKindAnd || right == nil {
			return right
		}
		if left := choices(j, n.Left); left != nil {
			return append(left, right...)
		}
		return nil
	}
	path, _ := chain(n)
	matrix := j.Matrix()
	if !path.in("matrix") || len(path) < 2 || matrix == nil || matrix.Kind != node.Mapping {
		return nil
	}
	return ofMatrix(matrix, path[1:])
}

// ofMatrix are the scalars at a path of the combinations of a matrix.
func ofMatrix(matrix *node.Node, path access) []string {
	var all []string
	add := func(n *node.Node) {
		for _, key := range path[1:] {
			n = n.Get(key)
		}
		for _, one := range oneOrMore(n) {
			if one.Text() != "" && !slices.Contains(all, one.Text()) {
				all = append(all, one.Text())
			}
		}
	}
	if row := matrix.Get(path[0]); row != nil {
		for _, item := range row.Items {
			if !excluded(matrix, path[0], item.Text()) {
				add(item)
			}
		}
	}
	if include := matrix.Get("include"); include != nil {
		for _, item := range include.Items {
			add(item.Get(path[0]))
		}
	}
	return all
}

// excluded says whether no combination of a matrix has a value: an entry of
// exclude names it alone, or entries name it with every value of one other key.
func excluded(matrix *node.Node, key, value string) bool {
	exclude := matrix.Get("exclude")
	if exclude == nil || value == "" {
		return false
	}
	for _, entry := range exclude.Items {
		if entry.Get(key).Text() != value {
			continue
		}
		if len(entry.Pairs) == 1 {
			return true
		}
		for _, pair := range entry.Pairs {
			if other := pair.Key.Text(); len(entry.Pairs) == 2 && other != key && excludesAll(matrix, exclude, key, value, other) {
				return true
			}
		}
	}
	return false
}

// excludesAll says whether every value of another key is excluded with a value.
func excludesAll(matrix, exclude *node.Node, key, value, other string) bool {
	row := matrix.Get(other)
	return row != nil && len(row.Items) > 0 && !slices.ContainsFunc(row.Items, func(item *node.Node) bool {
		return !slices.ContainsFunc(exclude.Items, func(entry *node.Node) bool {
			return len(entry.Pairs) == 2 && entry.Get(key).Text() == value && entry.Get(other).Text() == item.Text()
		})
	})
}

// oneOrMore are the entries of a list, or the value itself: a value of a matrix
// may be a list of labels.
func oneOrMore(n *node.Node) []*node.Node {
	if n != nil && n.Kind == node.Sequence {
		return n.Items
	}
	return []*node.Node{n}
}
