package workflow

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"github.com/rhysd/actionlint"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/node"
	"github.com/shipgen/shipgen/schema/workflow"
)

// calledWorkflows gives actionlint the workflows of the same repository that a
// workflow calls, so that it can check inputs, secrets and outputs of the calls.
// Actionlint would read what it is not given from the working directory: such a
// call becomes one of another repository, of which it knows nothing.
func calledWorkflows(p *lint.Pass, w *actionlint.Workflow) *actionlint.LocalReusableWorkflowCache {
	// The zero project has no root: what is written below is found by its path.
	all := actionlint.NewLocalReusableWorkflowCache(&actionlint.Project{}, "", nil)
	for _, j := range w.Jobs {
		if j.WorkflowCall == nil || j.WorkflowCall.Uses == nil {
			continue
		}
		file, ok := calledFile(p, j.WorkflowCall.Uses.Value)
		if !ok {
			continue
		}
		event, err := callEvent(p, file)
		switch {
		case event != nil:
			// $/ means the same file as ./ (of the same commit).
			j.WorkflowCall.Uses.Value = "./" + file
			all.WriteWorkflowCallEvent(file, event)
			continue
		case err == nil:
			notCallable(p, j.WorkflowCall.Uses, "is not made to be called", "add the event workflow_call to its on", lint.Regular)
		case isWorkflowFile(file) && !errors.Is(err, fs.ErrNotExist): // rule missing-local-action has those
			notCallable(p, j.WorkflowCall.Uses, err.Error(), "mend the workflow that is called", lint.Auditor)
		}
		j.WorkflowCall.Uses.Value = foreignCall
	}
	return all
}

// foreignCall is any workflow of another repository.
const foreignCall = "owner/repo/.github/workflows/called.yml@ref"

// calledFile is the path of a local workflow from the root of the tree.
func calledFile(p *lint.Pass, uses string) (file string, ok bool) {
	rest, ok := strings.CutPrefix(uses, "./")
	if !ok {
		rest, ok = strings.CutPrefix(uses, "$/")
	}
	if !ok || strings.Contains(rest, "${{") || strings.Contains(rest, "@") {
		return "", false
	}
	return path.Join(strings.TrimPrefix(root(p.File.Path), "/"), rest), true
}

// callEvent is the workflow_call event of a file, nil where it has none; an error
// where the file is not to be read or is no workflow.
func callEvent(p *lint.Pass, file string) (*actionlint.WorkflowCallEvent, error) {
	data, err := p.Tree.Read(file)
	if err != nil {
		return nil, err
	}
	called, _ := actionlint.Parse(data)
	if called == nil {
		return nil, errors.New("is no YAML")
	}
	event, _ := called.FindWorkflowCallEvent()
	return event, nil
}

func notCallable(p *lint.Pass, uses *actionlint.String, why, hint string, audience lint.Audience) {
	start := offset(p, &actionlint.Error{Line: uses.Pos.Line, Column: uses.Pos.Col})
	p.Report(lint.Finding{
		Span: p.Span(start, tokenEnd(p.File.Data, start)), Severity: lint.High, Audience: audience, Aliases: []string{"actionlint:workflow-call"},
		Message: fmt.Sprintf("the workflow %s %s", quote(uses.Value), why), Hint: hint,
	})
}

// calledView reads a workflow of the same repository, nil where there is none.
func calledView(p *lint.Pass, uses string) *workflow.Workflow {
	file, ok := calledFile(p, uses)
	if !ok || !p.Tree.Has(file) {
		return nil
	}
	data, err := p.Tree.Read(file)
	if err != nil {
		return nil
	}
	docs, err := node.Parse(data, node.DefaultLimits)
	if err != nil {
		return nil
	}
	if w := workflow.New(data, docs); w.IsReusable() {
		return w
	}
	return nil
}
