package workflow

import (
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/node"
	"github.com/shipgen/shipgen/schema/shell"
	"github.com/shipgen/shipgen/schema/workflow"
)

// holder is a step that runs with secrets: one of the file itself, or one of a
// local composite action, to which inputs and the environment carry them.
type holder struct {
	w     *workflow.Workflow
	j     *workflow.Job
	step  *workflow.Step
	via   *workflow.Step // the step of the file itself
	outer *holder        // the step that uses the action; nil where step is via
}

// Bounds of what is followed: steps of the actions below one step, and variables
// that are set from one another.
const (
	mostFollowed = 300
	longestChain = 5
)

// handlesSecrets says whether a file can hold a secret at all.
func handlesSecrets(p *lint.Pass) bool {
	return p.File.Contains("ecrets") || p.File.Contains("ECRETS") || p.File.Contains("github.token")
}

// eachHolder calls f for every step of the file and, where that uses a local
// composite action, for the steps of the action.
func eachHolder(p *lint.Pass, f func(*holder)) error {
	if !handlesSecrets(p) {
		return nil
	}
	return eachStep(p, func(w *workflow.Workflow, j *workflow.Job, s *workflow.Step) {
		h := &holder{w: w, j: j, step: s, via: s}
		f(h)
		left := mostFollowed
		h.follow(p, f, deepest, &left)
	})
}

func (h *holder) follow(p *lint.Pass, f func(*holder), depth int, left *int) {
	if h.step.Action().Kind != workflow.Local || depth == 0 {
		return
	}
	action := localAction(p, h.step.Action())
	if action == nil {
		return
	}
	for _, s := range action.Jobs[0].Steps {
		if *left--; *left < 0 {
			return
		}
		inner := &holder{w: action, j: action.Jobs[0], step: s, via: h.via, outer: h}
		f(inner)
		inner.follow(p, f, depth-1, left)
	}
}

// span is where the file speaks of a part of the step: there, or where the file
// uses the action.
func (h *holder) span(p *lint.Pass, start, end int) lint.Span {
	if h.outer != nil {
		return at(p, h.via.Uses)
	}
	return p.Span(start, end)
}

// where names the action, for messages; nothing where the step is the file's own.
func (h *holder) where() string {
	if h.outer == nil {
		return ""
	}
	return " of " + h.via.Uses.Text()
}

// value is the first secret that a scalar's expressions let flow into it, in
// upper case; "" for none.
func (h *holder) value(n *node.Node) string { return h.read(n, longestChain) }

func (h *holder) read(n *node.Node, left int) string {
	if n == nil || left == 0 || !dynamic(n) {
		return ""
	}
	for _, e := range workflow.Expressions(n) {
		for _, a := range flows(&e) {
			if name := h.access(a, left-1); name != "" {
				return name
			}
		}
	}
	return ""
}

// access is the secret that a context holds, "" for none.
func (h *holder) access(a access, left int) string {
	switch {
	case a.in("secrets"):
		return strings.ToUpper(secretName(a))
	case len(a) < 2:
		return ""
	case a.in("inputs") && h.outer != nil:
		return h.outer.read(input(h.outer.step, a[1]), left)
	case a.in("env"):
		return h.lookUp(a[1], left, envNamed)
	}
	return ""
}

// variable is the secret that a variable of the step's environment holds.
func (h *holder) variable(name string) string {
	return h.lookUp(name, longestChain, (*workflow.Workflow).EnvOf)
}

func (h *holder) lookUp(name string, left int, find func(*workflow.Workflow, *workflow.Job, *workflow.Step, string) *node.Node) string {
	if value := find(h.w, h.j, h.step, name); value != nil {
		return h.read(value, left)
	}
	if h.outer != nil {
		return h.outer.lookUp(name, left, find)
	}
	return ""
}

// in is a secret that a command's words hold by way of variables, "" for none.
// `${TOKEN:+set}` and `${#TOKEN}` do not show it.
func (h *holder) in(c *shell.Command) string {
	for _, word := range c.Args() {
		if word.Static {
			continue
		}
		if name := h.text(word.Value); name != "" {
			return name
		}
	}
	return ""
}

// text is a secret that a text holds: pasted into it, or in its variables.
func (h *holder) text(s string) string {
	if strings.Contains(s, "${{") {
		if m := secretUse.FindStringSubmatch(s); m != nil {
			return strings.ToUpper(m[1])
		}
	}
	for _, m := range variableUse.FindAllStringSubmatch(s, -1) {
		if name := h.variable(m[1] + m[2] + m[3]); name != "" {
			return name
		}
	}
	return ""
}
