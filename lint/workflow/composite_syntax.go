package workflow

import (
	"strings"

	"github.com/rhysd/actionlint"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/node"
	"github.com/shipgen/shipgen/schema/workflow"
)

// compositeSyntax holds a composite action to what actionlint, which reads
// workflows only, holds their steps to: keys, expressions, ids, shells.
func compositeSyntax(p *lint.Pass) {
	w := view(p)
	if len(w.Jobs) == 0 || !w.Action {
		return
	}
	for _, s := range w.Jobs[0].Steps {
		compositeStep(p, s)
	}
	for _, e := range compositeErrors(p, w) {
		if f, ok := adapt(p, e); ok {
			f.Aliases = []string{}
			p.Report(f)
		}
	}
	checker := newChecker(w)
	for _, e := range stepExpressions(w) {
		checkExpression(p, checker(), &e)
	}
}

// compositeErrors are what actionlint would find in the steps of a job; what
// stands in expressions is judged apart, for its contexts are those of an action.
func compositeErrors(p *lint.Pass, w *workflow.Workflow) []*actionlint.Error {
	list := w.Runs.Pair("steps")
	if list == nil || list.Value.Kind != node.Sequence || len(list.Value.Items) == 0 {
		return nil
	}
	parsed, found := workflowAlone(p, list)
	if parsed == nil {
		return found
	}
	more, err := check(parsed, []actionlint.Rule{
		actionlint.NewRuleShellName(), actionlint.NewRuleAction(actionlint.NewLocalActionsCache(nil, nil)), actionlint.NewRuleEnvVar(),
		actionlint.NewRuleID(), actionlint.NewRuleDeprecatedCommands(), actionlint.NewRuleIfCond(),
	})
	if err != nil {
		return found
	}
	return append(found, more...)
}

// compositeStep: https://docs.github.com/actions/reference/workflows-and-actions/metadata-syntax#runsstepsshell
func compositeStep(p *lint.Pass, s *workflow.Step) {
	if s.Run != nil && s.Uses == nil && s.Shell == nil {
		p.Report(lint.Finding{
			Span: at(p, s.Run), Severity: lint.High, Aliases: []string{"ghalint:action_shell_is_required"},
			Message: "a run step of an action names no shell, so GitHub refuses the action", Hint: "add shell: bash",
		})
	}
	// https://github.com/actions/runner/blob/main/src/Runner.Worker/action_yaml.json
	if limit := s.Node.Pair("timeout-minutes"); limit != nil {
		p.Report(lint.Finding{
			Span: at(p, limit.Key), Severity: lint.High, Aliases: []string{},
			Message: "steps of an action take no timeout-minutes, so GitHub refuses the action", Hint: "set it at the step that uses the action",
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
