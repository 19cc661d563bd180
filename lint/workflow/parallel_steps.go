package workflow

import (
	"slices"
	"strings"

	"github.com/rhysd/actionlint"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/node"
	"github.com/shipgen/shipgen/schema/workflow"
	"github.com/shipgen/shipgen/schema/workflow/syntax"
)

// controls are the steps that start nothing themselves but direct others, since
// June 2026, after actionlint's release
// (https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idsteps).
var controls = []string{"parallel", "wait", "wait-all", "cancel"}

func controlKey(step *node.Node) string {
	for _, key := range controls {
		if step.Pair(key) != nil {
			return key
		}
	}
	return ""
}

// controlsSteps says whether the step at an error's line is one that directs others.
func controlsSteps(p *lint.Pass, e *actionlint.Error) bool {
	if p.File.Is(lint.Action) {
		return false // an action has none of them
	}
	for _, item := range stepItems(view(p)) {
		if line(p, item.Start) == e.Line && controlKey(item) != "" {
			return true
		}
	}
	return false
}

// stepItems are the entries of all lists of steps, as written.
func stepItems(w *workflow.Workflow) []*node.Node {
	var all []*node.Node
	for _, j := range w.Jobs {
		if list := j.Node.Get("steps"); list != nil {
			all = append(all, list.Items...)
		}
	}
	return all
}

// parallelSteps puts the steps of groups into actionlint's tree, in the place of
// the group, which it cannot read, and returns what is wrong with their syntax.
func parallelSteps(p *lint.Pass, parsed *actionlint.Workflow) []*actionlint.Error {
	if !p.File.Contains("parallel") {
		return nil
	}
	var found []*actionlint.Error
	for _, item := range stepItems(view(p)) {
		pair := item.Pair("parallel")
		if pair == nil || item.Alias {
			continue
		}
		steps, errs := stepsAlone(p, pair)
		found = append(found, errs...)
		for _, j := range parsed.Jobs {
			i := slices.IndexFunc(j.Steps, func(s *actionlint.Step) bool { return s.Pos != nil && s.Pos.Line == line(p, item.Start) })
			if i >= 0 {
				j.Steps = slices.Concat(j.Steps[:i], steps, j.Steps[i+1:])
			}
		}
	}
	return found
}

// stepsAlone is actionlint's tree of steps that do not stand where it looks for
// steps, a group's or an action's: a workflow with nothing else.
func stepsAlone(p *lint.Pass, list *node.Pair) ([]*actionlint.Step, []*actionlint.Error) {
	w, errs := workflowAlone(p, list)
	errs = slices.DeleteFunc(errs, func(e *actionlint.Error) bool { return strings.HasSuffix(e.Message, `in job "job"`) })
	if w == nil || w.Jobs["job"] == nil {
		return nil, errs
	}
	return w.Jobs["job"].Steps, errs
}

// workflowAlone says nothing of the machine, which an action does not know.
func workflowAlone(p *lint.Pass, list *node.Pair) (*actionlint.Workflow, []*actionlint.Error) {
	start := list.Key.Start
	word := func(value string) *node.Node {
		return &node.Node{Kind: node.Scalar, Tag: "!!str", Value: value, Start: start, End: start}
	}
	table := func(pairs ...node.Pair) *node.Node {
		return &node.Node{Kind: node.Mapping, Tag: "!!map", Start: start, End: start, Pairs: pairs}
	}
	budget := mostNodes
	steps := withoutAliases(list.Value, &budget)
	if budget < 0 {
		return nil, nil
	}
	job := table(node.Pair{Key: word("runs-on"), Value: word("self-hosted")}, node.Pair{Key: word("steps"), Value: steps})
	root := table(node.Pair{Key: word("on"), Value: word("push")}, node.Pair{Key: word("jobs"), Value: table(node.Pair{Key: word("job"), Value: job})})
	return syntax.Parse(p.File.Data, []node.Document{{Root: root, End: len(p.File.Data)}})
}

// mostNodes is how much a list of steps may be once its aliases are replaced: no
// real one comes near, and a hostile one need not be looked at.
const mostNodes = 100_000

// withoutAliases copies a value with what its aliases stand for in their place:
// their anchors may be elsewhere in the file. It stops when the budget of nodes is
// used up.
func withoutAliases(n *node.Node, budget *int) *node.Node {
	if *budget--; n == nil || *budget < 0 {
		return nil
	}
	one := *n
	one.Alias, one.Anchor = false, ""
	one.Pairs, one.Items = slices.Clone(n.Pairs), slices.Clone(n.Items)
	for i, pair := range one.Pairs {
		one.Pairs[i] = node.Pair{Key: withoutAliases(pair.Key, budget), Value: withoutAliases(pair.Value, budget)}
	}
	for i, item := range one.Items {
		one.Items[i] = withoutAliases(item, budget)
	}
	return &one
}
