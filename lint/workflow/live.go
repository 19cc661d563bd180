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
	var jobs []*workflow.Job
	for _, j := range w.Jobs {
		if neverTrue(j.If) {
			continue
		}
		if slices.ContainsFunc(j.Steps, deadStep) {
			copied := *j
			copied.Steps = slices.DeleteFunc(slices.Clone(j.Steps), deadStep)
			j = &copied
		}
		jobs = append(jobs, j)
	}
	return w.WithJobs(jobs)
}

func deadStep(s *workflow.Step) bool { return neverTrue(s.If) }

// dead says whether an error is in a job or step that never runs, of which the
// rules that take live do not speak.
func dead(p *lint.Pass, e *actionlint.Error) bool {
	if live(p) == view(p) {
		return false
	}
	at := offset(p, e)
	holds := func(n *node.Node) bool { return n.Start <= at && at < n.End }
	return slices.ContainsFunc(view(p).Jobs, func(j *workflow.Job) bool {
		return holds(j.Node) && (neverTrue(j.If) || slices.ContainsFunc(j.Steps, func(s *workflow.Step) bool { return holds(s.Node) && deadStep(s) }))
	})
}

// neverTrue says whether an if is false whatever happens. Text around the fences,
// if only a line end, makes it a text that is never empty, and so true
// (https://docs.github.com/actions/reference/workflows-and-actions/expressions).
func neverTrue(n *node.Node) bool {
	text := n.Text()
	if text == "" || strings.Contains(text, "()") || strings.Contains(text, "github.") {
		return false
	}
	if n.Plain() && (n.Tag == "!!bool" || n.Tag == "!!int" || n.Tag == "!!float") {
		return strings.EqualFold(text, "false") || numberOf(text) == 0
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
