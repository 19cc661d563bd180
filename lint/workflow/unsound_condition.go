package workflow

import (
	"fmt"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/node"
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
		e := all[0]
		f.Fixes = fix("drop the fences", false, lint.Edit{Span: place(p, &e), New: []byte(e.Text)}, !n.Alias)
	} else {
		f.Aliases = []string{"actionlint:if-cond", "zizmor:unsound-condition"}
		f.Message = fmt.Sprintf("the condition is always true: what is around ${{ }} makes %s a text that is not empty", quote(strings.TrimSpace(n.Value)))
	}
	if !view(p).Action && !(strings.HasPrefix(n.Value, "${{") && strings.HasSuffix(n.Value, "}}")) {
		f.Aliases = append(f.Aliases, "poutine:if_always_true")
	}
	p.Report(f)
}
