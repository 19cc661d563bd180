package workflow

import (
	"fmt"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/node"
	"github.com/shipgen/shipgen/schema/pattern"
	"github.com/shipgen/shipgen/schema/workflow"
)

// UnsoundCondition finds conditions that are always true.
var UnsoundCondition = &lint.Rule{
	Name:  "unsound-condition",
	Title: "Condition that is always true",
	Doc: doc("With anything around `${{ }}`, be it the line break that `|` keeps, the whole value is a text, and a text that is not empty is true: the step or job always runs, also where the condition was there to protect something.",
		"if: |\n  ${{ github.ref == 'refs/heads/main' }}", "if: github.ref == 'refs/heads/main'",
		"Drop the fences, which `if` does not need, or write `|-`."),
	Theme: lint.Broken, Severity: lint.High, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds: workflowsAndActions, Aliases: []string{"actionlint:if-cond"}, Fixable: true,
	File: unsoundCondition,
}

func unsoundCondition(p *lint.Pass) error {
	w := live(p)
	for _, j := range w.Jobs {
		alwaysTrue(p, j.If)
		for _, s := range j.Steps {
			alwaysTrue(p, s.If)
		}
	}
	return nil
}

func alwaysTrue(p *lint.Pass, n *node.Node) {
	all := workflow.Expressions(n)
	if len(all) == 0 || len(all) == 1 && strings.HasPrefix(n.Value, "${{") && strings.HasSuffix(n.Value, "}}") {
		return
	}
	f := lint.Finding{Span: at(p, n), Hint: "write the condition without ${{ }}"}
	if whole(n) {
		f.Message = fmt.Sprintf("the condition is always true: %s and the blanks around it are a text that is not empty", quote("${{ "+all[0].Text+" }}"))
		f.Aliases = []string{"actionlint:if-cond", "zizmor:unsound-condition"}
	} else {
		f.Aliases = []string{"actionlint:if-cond", "zizmor:unsound-condition"}
		f.Message = fmt.Sprintf("the condition is always true: what is around ${{ }} makes %s a text that is not empty", quote(strings.TrimSpace(n.Value)))
	}
	if !view(p).Action && !(strings.HasPrefix(n.Value, "${{") && strings.HasSuffix(n.Value, "}}")) {
		f.Aliases = append(f.Aliases, "poutine:if_always_true")
	}
	f.Fixes = unfence(p, n, all)
	p.Report(f)
}

// operand is an expression that needs no brackets beside an operator.
var operand = pattern.New(`^[\w.-]+(?:\([^()]*\))?$`)

// unfence is the fix that drops the fences, where what is left is a condition. It
// is not safe: what was always true is so no more.
func unfence(p *lint.Pass, n *node.Node, all []workflow.Expression) []lint.Fix {
	if n.Alias {
		return nil
	}
	var edits []lint.Edit
	condition, from := "", 0
	for i := range all {
		e := &all[i]
		before, after := "(", ")"
		if len(all) == 1 && whole(n) || operand.MatchString(e.Text) {
			before, after = "", ""
		}
		start, end := e.Span(0, len(e.Text))
		edits = append(edits, lint.Edit{Span: p.Span(e.Start, start), New: []byte(before)}, lint.Edit{Span: p.Span(end, e.End), New: []byte(after)})
		at := strings.Index(n.Value[from:], "${{") + from
		stop := strings.Index(n.Value[at:], e.Text) + at + len(e.Text)
		stop += strings.Index(n.Value[stop:], "}}") + 2
		condition += n.Value[from:at] + before + e.Text + after
		from = stop
	}
	condition += n.Value[from:]
	if read(strings.TrimSpace(condition)).tree == nil || n.Plain() && !startsPlain.MatchString(condition) {
		return nil
	}
	return []lint.Fix{{Title: "drop the fences", Edits: edits}}
}

// startsPlain is what can begin a value without quotes, and go on.
var startsPlain = pattern.New(`^[A-Za-z(](?:[^:#]|:\S|\S#)*$`)
