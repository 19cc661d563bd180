package workflow

import (
	"errors"
	"slices"

	"github.com/rhysd/actionlint"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/node"
	"github.com/shipgen/shipgen/schema/workflow/syntax"
)

// WorkflowSyntax is actionlint.
var WorkflowSyntax = &lint.Rule{
	Name:  "workflow-syntax",
	Title: "Workflow that GitHub refuses or reads differently",
	Doc: doc("GitHub refuses a workflow with an unknown key, a wrong type or a broken expression only when it is pushed, and some mistakes never: a wrong context is simply empty.",
		"on:\n  push:\n    branch: main\njobs:\n  test:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: echo ${{ github.even.ref }}", "on:\n  push:\n    branches: [main]\njobs:\n  test:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: echo \"$REF\"\n        env:\n          REF: ${{ github.event.ref }}",
		"The checks are those of actionlint, without its external programs: syntax, types of expressions, events, globs, matrices, needs, ids, permissions, shells, runner labels, deprecated commands (https://github.com/rhysd/actionlint/blob/main/docs/checks.md). Labels of runners that it does not know are reported with low confidence to the pedantic audience, for GitHub adds new ones, and to everybody where GitHub removed the image; inputs of actions are judged by rule unknown-input. What `.github/actionlint.yaml` says of labels, variables and errors to leave out holds here too."),
	Theme: lint.Broken, Severity: lint.Medium, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds: workflowsAndActions, Fixable: true, Aliases: []string{},
	File: workflowSyntax,
}

func workflowSyntax(p *lint.Pass) error {
	if installed(p.File.Path) {
		return nil
	}
	if p.File.Is(lint.Action) {
		_, err := p.File.Documents()
		reportYAML(p, err)
		actionSyntax(p)
		compositeSyntax(p)
		return nil
	}
	config := actionlintConfig(p)
	parsed, found := parseWorkflow(p.File)
	if parsed != nil {
		found = slices.Concat(found, parallelSteps(p, parsed))
		more, err := visit(p, parsed, config)
		if err != nil {
			return err
		}
		found = append(found, more...)
	}
	for _, e := range found {
		if f, ok := adapt(p, e); ok && !ignoring(config, p, e) {
			p.Report(f)
		}
	}
	waitingSteps(p)
	sinceRelease(p)
	unknownOutputs(p)
	callerFaults(p)
	return nil
}

// parseWorkflow is actionlint's tree of the file, from the YAML that is read
// already; a file that is no YAML goes to actionlint's own parser for its message.
func parseWorkflow(f *lint.File) (*actionlint.Workflow, []*actionlint.Error) {
	docs, err := f.Documents()
	if err != nil {
		return actionlint.Parse(f.Data)
	}
	return syntax.Parse(f.Data, docs)
}

// visit runs actionlint's rules over its tree. Rules hold what they find, so
// each file has its own. The cache of local actions has no project, and so reads
// nothing: rule unknown-input and unknownOutputs read them.
func visit(p *lint.Pass, w *actionlint.Workflow, config *actionlint.Config) ([]*actionlint.Error, error) {
	local := actionlint.NewLocalActionsCache(nil, nil)
	reusable := calledWorkflows(p, w)
	rules := []actionlint.Rule{
		actionlint.NewRuleMatrix(),
		actionlint.NewRuleShellName(),
		actionlint.NewRuleRunnerLabel(),
		actionlint.NewRuleEvents(),
		actionlint.NewRuleJobNeeds(),
		actionlint.NewRuleAction(local),
		actionlint.NewRuleEnvVar(),
		actionlint.NewRuleID(),
		actionlint.NewRuleGlob(),
		actionlint.NewRulePermissions(),
		actionlint.NewRuleWorkflowCall(p.File.Path, reusable),
		actionlint.NewRuleExpression(local, reusable),
		actionlint.NewRuleDeprecatedCommands(),
		actionlint.NewRuleIfCond(),
	}
	if config != nil {
		for _, rule := range rules {
			rule.SetConfig(config)
		}
	}
	return check(w, rules)
}

// check is what rules find in a tree.
func check(w *actionlint.Workflow, rules []actionlint.Rule) ([]*actionlint.Error, error) {
	visitor := actionlint.NewVisitor()
	for _, rule := range rules {
		visitor.AddPass(rule)
	}
	if err := visitor.Visit(w); err != nil {
		return nil, err
	}
	var found []*actionlint.Error
	for _, rule := range rules {
		found = append(found, rule.Errs()...)
	}
	return found, nil
}

// reportYAML is the finding for an action that is no YAML.
func reportYAML(p *lint.Pass, err error) {
	var syntax *node.Error
	if errors.As(err, &syntax) {
		p.Report(lint.Finding{Span: p.Span(syntax.Offset, syntax.Offset), Message: syntax.Message, Hint: "repair the YAML", Severity: lint.High})
	}
}
