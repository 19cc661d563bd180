package workflow

import (
	"bytes"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/node"
	"github.com/shipgen/shipgen/schema/workflow"
)

// Kinds that most rules here want.
var (
	workflows           = []lint.Kind{lint.Workflow}
	workflowsAndActions = []lint.Kind{lint.Workflow, lint.Action}
)

// doc is a rule's page: why, an example of each kind, and what to do.
func doc(why, bad, good, remedy string) string {
	return lint.WritePage("yaml", why, bad, good, remedy)
}

// view is the workflow or action of a pass, an empty one where the YAML is
// broken: that is the finding of one rule, workflow-syntax.
func view(p *lint.Pass) *workflow.Workflow {
	w, err := p.File.Workflow()
	if err != nil || w == nil || installed(p.File.Path) {
		return &workflow.Workflow{}
	}
	return w
}

// installed says whether a file was brought by a package manager: nobody runs the
// workflows of a dependency, and nobody here can change them.
func installed(file string) bool {
	return !strings.HasPrefix(file, ".github/workflows/") && lint.InFolder(file, "node_modules", "vendor")
}

func below(file, dir string) bool {
	return strings.HasPrefix(file, dir) || strings.Contains(file, "/"+dir)
}

// eachStep calls f for every step of the file that can run.
func eachStep(p *lint.Pass, f func(*workflow.Workflow, *workflow.Job, *workflow.Step)) error {
	w := live(p)
	for j, s := range w.Steps() {
		f(w, j, s)
	}
	return nil
}

// everyStep calls f for every step, also for those that never run.
func everyStep(p *lint.Pass, f func(*workflow.Workflow, *workflow.Job, *workflow.Step)) error {
	w := view(p)
	for j, s := range w.Steps() {
		f(w, j, s)
	}
	return nil
}

// eachJob calls f for every job of a workflow that can run.
func eachJob(p *lint.Pass, f func(*workflow.Workflow, *workflow.Job)) error {
	w := live(p)
	for _, j := range w.Jobs {
		f(w, j)
	}
	return nil
}

// at is where a node stands.
func at(p *lint.Pass, n *node.Node) lint.Span {
	if n == nil {
		return p.Span(0, 0)
	}
	return p.Span(n.Start, n.End)
}

// place is the span of an expression.
func place(p *lint.Pass, e *workflow.Expression) lint.Span { return p.Span(e.Start, e.End) }

// placeOf is where a context stands in an expression of several lines, and else
// the expression's place.
func placeOf(p *lint.Pass, e *workflow.Expression, a access) lint.Span {
	if e.Node.Alias || !bytes.Contains(p.File.Data[e.Start:e.End], []byte("\n")) {
		return place(p, e)
	}
	name := a.String()
	for at := range len(e.Text) - len(name) + 1 {
		if strings.EqualFold(e.Text[at:at+len(name)], name) {
			start, end := e.Span(at, at+len(name))
			return p.Span(start, end)
		}
	}
	return place(p, e)
}

// jobPlace is a job's id, or of an action its runs key.
func jobPlace(p *lint.Pass, j *workflow.Job) lint.Span { return at(p, j.Key) }

// line is the line of a byte, counted from 1.
func line(p *lint.Pass, offset int) int { return p.File.Lines().Position(offset).Line }

// quote quotes what a file says, cut where it is long.
func quote(s string) string { return lint.Quote(s) }

// falsy says whether a scalar switches something off, in the spellings that
// YAML and actions accept.
func falsy(n *node.Node) bool {
	switch strings.ToLower(n.Text()) {
	case "false", "no", "off", "n":
		return true
	}
	return false
}

// truthy is the opposite; neither holds for absent values and expressions.
func truthy(n *node.Node) bool {
	switch strings.ToLower(n.Text()) {
	case "true", "yes", "on", "y":
		return true
	}
	return false
}

// dynamic says whether a value is only known when it runs.
func dynamic(n *node.Node) bool { return strings.Contains(n.Text(), "${{") }

// input is an input of a step's action; names have no case.
func input(s *workflow.Step, name string) *node.Node {
	if s.With == nil {
		return nil
	}
	for _, pair := range s.With.Pairs {
		if strings.EqualFold(pair.Key.Text(), name) {
			return pair.Value
		}
	}
	return nil
}
