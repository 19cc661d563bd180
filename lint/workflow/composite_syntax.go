package workflow

import (
	"fmt"
	"strings"

	"github.com/rhysd/actionlint"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/workflow"
)

// compositeSyntax holds a composite action to what actionlint, which reads
// workflows only, holds their steps to: expressions, ids, shells.
func compositeSyntax(p *lint.Pass) {
	w := view(p)
	if len(w.Jobs) == 0 || !w.Action {
		return
	}
	ids := map[string]bool{}
	for _, s := range w.Jobs[0].Steps {
		compositeStep(p, s)
		if id := strings.ToLower(s.ID.Text()); id != "" && ids[id] {
			p.Report(lint.Finding{Span: at(p, s.ID), Message: fmt.Sprintf("two steps have the id %s", quote(s.ID.Text())), Hint: "ids are unique in an action"})
		} else if id != "" {
			ids[id] = true
		}
	}
	checker := newChecker(w)
	for _, e := range stepExpressions(w) {
		checkExpression(p, checker(), &e)
	}
}

// compositeStep: https://docs.github.com/actions/reference/workflows-and-actions/metadata-syntax#runsstepsshell
func compositeStep(p *lint.Pass, s *workflow.Step) {
	switch {
	case s.Run != nil && s.Uses != nil:
		p.Report(lint.Finding{Span: at(p, s.Uses), Message: "a step has both uses and run", Hint: "make two steps of it", Severity: lint.High})
	case s.Run == nil && s.Uses == nil && controlKey(s.Node) == "":
		p.Report(lint.Finding{Span: at(p, s.Node), Message: "a step has neither uses nor run", Hint: "add one", Severity: lint.High})
	case s.Run != nil && s.Shell == nil:
		p.Report(lint.Finding{
			Span: at(p, s.Run), Severity: lint.High, Aliases: []string{"ghalint:action_shell_is_required"},
			Message: "a run step of an action names no shell, so GitHub refuses the action", Hint: "add shell: bash",
		})
	}
}

// stepExpressions are the expressions of the steps, those that are evaluated
// when the action runs; the defaults of inputs have contexts of their own.
func stepExpressions(w *workflow.Workflow) []workflow.Expression {
	var all []workflow.Expression
	for _, e := range factsOf(w).conditions() {
		if n := w.Runs; n != nil && e.Node.Start >= n.Start && e.Node.End <= n.End && !e.Node.Alias {
			all = append(all, e)
		}
	}
	return all
}

// newChecker makes checkers that know the inputs and steps of an action. Steps
// come in any order: an id that is used before its step is empty, not an error of
// types.
func newChecker(w *workflow.Workflow) func() *actionlint.ExprSemanticsChecker {
	inputs := actionlint.NewEmptyStrictObjectType()
	if w.Inputs != nil {
		for _, pair := range w.Inputs.Pairs {
			inputs.Props[strings.ToLower(pair.Key.Text())] = actionlint.StringType{}
		}
	}
	steps := actionlint.NewEmptyStrictObjectType()
	for _, s := range w.Jobs[0].Steps {
		if id := s.ID.Text(); id != "" {
			steps.Props[strings.ToLower(id)] = actionlint.NewStrictObjectType(map[string]actionlint.ExprType{
				"outputs": actionlint.NewMapObjectType(actionlint.StringType{}), "conclusion": actionlint.StringType{}, "outcome": actionlint.StringType{},
			})
		}
	}
	return func() *actionlint.ExprSemanticsChecker {
		c := actionlint.NewExprSemanticsChecker(false, nil)
		c.UpdateInputs(inputs)
		c.UpdateSteps(steps)
		c.SetContextAvailability(compositeContexts)
		c.SetSpecialFunctionAvailability([]string{"hashfiles", "success", "failure", "always", "cancelled"})
		return c
	}
}

// compositeContexts: secrets are not among them, they come in as inputs
// (https://docs.github.com/actions/reference/workflows-and-actions/contexts#context-availability).
var compositeContexts = []string{"github", "inputs", "steps", "env", "runner", "job", "strategy", "matrix", "vars", "needs"}

func checkExpression(p *lint.Pass, checker *actionlint.ExprSemanticsChecker, e *workflow.Expression) {
	tree, parseError := actionlint.NewExprParser().Parse(actionlint.NewExprLexer(e.Text + "}}"))
	if parseError != nil {
		expressionError(p, e, parseError)
		return
	}
	_, errs := checker.Check(tree)
	for _, err := range errs {
		expressionError(p, e, err)
	}
}

func expressionError(p *lint.Pass, e *workflow.Expression, err *actionlint.ExprError) {
	from := min(max(err.Offset, 0), len(e.Text))
	start, _ := e.Span(from, len(e.Text))
	message, hint := sentence(err.Message)
	p.Report(lint.Finding{Span: p.Span(start, tokenEnd(p.File.Data, start)), Message: message, Hint: hint})
}
