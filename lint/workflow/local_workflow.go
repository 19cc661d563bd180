package workflow

import (
	"fmt"
	"path"
	"strings"

	"github.com/rhysd/actionlint"

	"github.com/shipgen/shipgen/lint"
)

// calledWorkflows gives actionlint the workflows of the same repository that a
// workflow calls, so that it can check inputs, secrets and outputs of the calls.
// Actionlint would read them from the working directory: it gets all of them from
// the tree, or none.
func calledWorkflows(p *lint.Pass, w *actionlint.Workflow) *actionlint.LocalReusableWorkflowCache {
	// The zero project has no root: what is written below is found by its path.
	all := actionlint.NewLocalReusableWorkflowCache(&actionlint.Project{}, "", nil)
	whole := true
	for _, j := range w.Jobs {
		if j.WorkflowCall == nil || j.WorkflowCall.Uses == nil {
			continue
		}
		file, ok := calledFile(p, j.WorkflowCall.Uses.Value)
		if !ok {
			continue
		}
		event, err := callEvent(p, file)
		if err == nil && event == nil {
			notCallable(p, j.WorkflowCall.Uses)
		}
		if event == nil {
			whole = false
			continue
		}
		// $/ means the same file as ./ (of the same commit).
		j.WorkflowCall.Uses.Value = "./" + file
		all.WriteWorkflowCallEvent(file, event)
	}
	if !whole {
		return actionlint.NewLocalReusableWorkflowCache(nil, "", nil)
	}
	return all
}

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
// where the file is not to be read.
func callEvent(p *lint.Pass, file string) (*actionlint.WorkflowCallEvent, error) {
	if !p.Tree.Has(file) {
		return nil, fmt.Errorf("no file %s", file)
	}
	data, err := p.Tree.Read(file)
	if err != nil {
		return nil, err
	}
	called, _ := actionlint.Parse(data)
	if called == nil || len(called.On) == 0 {
		return nil, fmt.Errorf("%s is no workflow", file)
	}
	event, _ := called.FindWorkflowCallEvent()
	return event, nil
}

func notCallable(p *lint.Pass, uses *actionlint.String) {
	start := offset(p, &actionlint.Error{Line: uses.Pos.Line, Column: uses.Pos.Col})
	p.Report(lint.Finding{
		Span: p.Span(start, tokenEnd(p.File.Data, start)), Severity: lint.High, Aliases: []string{"actionlint:workflow-call"},
		Message: fmt.Sprintf("the workflow %s is not made to be called", quote(uses.Value)), Hint: "add the event workflow_call to its on",
	})
}
