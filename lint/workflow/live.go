package workflow

import (
	"slices"
	"strings"

	"github.com/rhysd/actionlint"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/node"
	"github.com/shipgen/shipgen/schema/workflow"
)

// live is the workflow without the jobs and steps that never run, because their
// if is always false: what they would do does no harm. Rules about what a file
// says, rather than does, take view.
func live(p *lint.Pass) *workflow.Workflow { return factsOf(view(p)).live() }

func withoutDead(w *workflow.Workflow) *workflow.Workflow {
	if !slices.ContainsFunc(w.Jobs, func(j *workflow.Job) bool { return neverTrue(j.If) || slices.ContainsFunc(j.Steps, deadStep) }) {
		return w
	}
	alive := &workflow.Workflow{
		Data: w.Data, Root: w.Root, Action: w.Action, Name: w.Name, RunName: w.RunName, On: w.On, Permissions: w.Permissions,
		Env: w.Env, Concurrency: w.Concurrency, Defaults: w.Defaults, Runs: w.Runs, Inputs: w.Inputs, Outputs: w.Outputs,
	}
	for _, j := range w.Jobs {
		if neverTrue(j.If) {
			continue
		}
		if slices.ContainsFunc(j.Steps, deadStep) {
			copied := *j
			copied.Steps = slices.DeleteFunc(slices.Clone(j.Steps), deadStep)
			j = &copied
		}
		alive.Jobs = append(alive.Jobs, j)
	}
	return alive
}

func deadStep(s *workflow.Step) bool { return neverTrue(s.If) }

// neverTrue says whether an if is false whatever happens. Text around the fences,
// if only a line end, makes it a text that is never empty, and so true
// (https://docs.github.com/actions/reference/workflows-and-actions/expressions).
func neverTrue(n *node.Node) bool {
	text := n.Text()
	if text == "" || strings.Contains(text, "()") || strings.Contains(text, "github.") {
		return false
	}
	if n.Plain() && (text == "0" || strings.EqualFold(text, "false")) { // YAML's own
		return true
	}
	if inner, fenced := strings.CutPrefix(text, "${{"); fenced {
		if text, fenced = strings.CutSuffix(inner, "}}"); !fenced || strings.Contains(text, "${{") {
			return false
		}
	} else if strings.Contains(text, "${{") {
		return false
	}
	value, known := evaluate(read(strings.TrimSpace(text)).tree)
	return known && value == false
}

// evaluate is the value of an expression that reads nothing; known is false of others.
func evaluate(n actionlint.ExprNode) (value any, known bool) {
	switch n := n.(type) {
	case *actionlint.BoolNode:
		return n.Value, true
	case *actionlint.StringNode:
		return n.Value, true
	case *actionlint.IntNode:
		return float64(n.Value), true
	case *actionlint.FloatNode:
		return n.Value, true
	case *actionlint.NullNode:
		return nil, true
	case *actionlint.NotOpNode:
		value, known = evaluate(n.Operand)
		return !counts(value), known
	case *actionlint.LogicalOpNode:
		return evaluateChoice(n)
	case *actionlint.CompareOpNode:
		return evaluateComparison(n)
	case *actionlint.FuncCallNode:
		return evaluateCall(n)
	}
	return nil, false
}

// counts says what GitHub takes for true: all but false, 0, null and no text.
func counts(value any) bool {
	return value != nil && value != false && value != float64(0) && value != ""
}

func evaluateChoice(n *actionlint.LogicalOpNode) (any, bool) {
	left, known := evaluate(n.Left)
	right, both := evaluate(n.Right)
	if !known || !both {
		return nil, false
	}
	if counts(left) == (n.Kind == actionlint.LogicalOpNodeKindAnd) {
		return right, true
	}
	return left, true
}

// evaluateComparison compares values of one type; texts have no case.
func evaluateComparison(n *actionlint.CompareOpNode) (any, bool) {
	left, known := evaluate(n.Left)
	right, both := evaluate(n.Right)
	equal := left == right
	a, isText := left.(string)
	b, areTexts := right.(string)
	if isText && areTexts {
		equal = strings.EqualFold(a, b)
	}
	switch {
	case !known || !both || isText != areTexts:
		return nil, false
	case n.Kind == actionlint.CompareOpNodeKindEq:
		return equal, true
	case n.Kind == actionlint.CompareOpNodeKindNotEq:
		return !equal, true
	}
	return nil, false
}

func evaluateCall(n *actionlint.FuncCallNode) (any, bool) {
	var texts []string
	for _, arg := range n.Args {
		value, _ := evaluate(arg)
		text, ok := value.(string)
		if !ok {
			return nil, false
		}
		texts = append(texts, strings.ToLower(text))
	}
	name := strings.ToLower(n.Callee)
	switch {
	case name == "fromjson" && len(texts) == 1 && (texts[0] == "true" || texts[0] == "false"):
		return texts[0] == "true", true
	case len(texts) != 2:
		return nil, false
	case name == "contains":
		return strings.Contains(texts[0], texts[1]), true
	case name == "startswith":
		return strings.HasPrefix(texts[0], texts[1]), true
	case name == "endswith":
		return strings.HasSuffix(texts[0], texts[1]), true
	}
	return nil, false
}
