package workflow

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/node"
	"github.com/shipgen/shipgen/schema/workflow"
)

// handedInput is an input that a local action or workflow is given, and the
// context in it.
type handedInput struct {
	value   *node.Node
	context access
}

// handedInputs are the inputs of a call whose value holds a context of interest,
// by their names in lower case; nil for none.
func handedInputs(with *node.Node, of func(access) bool) map[string]handedInput {
	if with == nil {
		return nil
	}
	var all map[string]handedInput
	for _, pair := range with.Pairs {
		if !dynamic(pair.Value) {
			continue
		}
		for _, e := range workflow.Expressions(pair.Value) {
			for _, a := range flows(&e) {
				if of(a) {
					if all == nil {
						all = map[string]handedInput{}
					}
					all[strings.ToLower(pair.Key.Text())] = handedInput{pair.Value, a}
				}
			}
		}
	}
	return all
}

// pastedInputs reports text of strangers that a file hands to a local action, or
// to a local workflow, which pastes it into a script: neither file shows it alone.
func pastedInputs(p *lint.Pass) {
	w := live(p)
	of := func(a access) bool { return strangersText(w, a) }
	for _, j := range w.Jobs {
		if inputs := handedInputs(j.With, of); inputs != nil && j.Calls().Kind == workflow.Local {
			if called := calledView(p, j.Uses.Text()); called != nil {
				reportPastedInputs(p, w, j.Uses, called, inputs)
			}
		}
		for _, s := range j.Steps {
			if s.Action().Kind != workflow.Local {
				continue
			}
			if inputs := handedInputs(s.With, of); inputs != nil {
				if action := localAction(p, s.Action()); action != nil {
					reportPastedInputs(p, w, s.Uses, action, inputs)
				}
			}
		}
	}
}

func reportPastedInputs(p *lint.Pass, w *workflow.Workflow, uses *node.Node, called *workflow.Workflow, inputs map[string]handedInput) {
	left := mostFollowed
	pasted := map[string]bool{}
	findPasted(p, called, func(name string) string {
		if _, ok := inputs[name]; ok {
			return name
		}
		return ""
	}, pasted, deepest, &left)
	for _, name := range slices.Sorted(maps.Keys(pasted)) {
		given := inputs[name]
		f := lint.Finding{
			Span: at(p, given.value), Severity: lint.High, Aliases: []string{},
			Message: fmt.Sprintf("text that a stranger chooses (%s) is handed to %s, which pastes it into a script as code", quote(given.context.String()), uses.Text()),
			Hint:    "pass the input through the env of the step that uses it, and use the variable",
		}
		if privilegedEvent(w) == nil {
			f.Severity = lint.Medium
		}
		p.Report(f)
	}
}

// findPasted notes which inputs of a caller are pasted into scripts of a local
// action or workflow; outer translates an input's name into the caller's.
func findPasted(p *lint.Pass, called *workflow.Workflow, outer func(string) string, pasted map[string]bool, depth int, left *int) {
	note := func(n *node.Node) {
		for _, e := range workflow.Expressions(n) {
			for _, a := range flows(&e) {
				if name := inputNamed(a); name != "" && outer(name) != "" {
					pasted[outer(name)] = true
				}
			}
		}
	}
	for _, s := range called.Steps() {
		if *left--; *left < 0 {
			return
		}
		note(s.Run)
		for _, name := range slices.Concat(sinks[s.Action().Key()], moreSinks[s.Action().Key()]) {
			note(input(s, name))
		}
		if s.Action().Kind != workflow.Local || depth == 0 {
			continue
		}
		given := handedInputs(s.With, func(a access) bool { return inputNamed(a) != "" && outer(inputNamed(a)) != "" })
		if action := localAction(p, s.Action()); action != nil && given != nil {
			findPasted(p, action, func(name string) string { return outer(inputNamed(given[name].context)) }, pasted, depth-1, left)
		}
	}
}

// inputNamed is the input that a context reads, "" for another context.
func inputNamed(a access) string {
	switch {
	case a.in("inputs") && len(a) == 2:
		return a[1]
	case a.in("github", "event", "inputs") && len(a) == 4:
		return a[3]
	}
	return ""
}
