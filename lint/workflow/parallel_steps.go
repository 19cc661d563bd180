package workflow

import (
	"bytes"
	"slices"

	"github.com/rhysd/actionlint"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/node"
	"github.com/shipgen/shipgen/schema/workflow"
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
	var found []*actionlint.Error
	for _, item := range stepItems(view(p)) {
		group := item.Get("parallel")
		if group == nil || len(group.Items) == 0 || item.Alias {
			continue
		}
		first, last := line(p, group.Start), line(p, max(group.End-1, group.Start))
		steps, errs := parseGroup(p, first, last)
		for _, e := range errs {
			if e.Line >= first && e.Line <= last {
				found = append(found, e)
			}
		}
		for _, j := range parsed.Jobs {
			i := slices.IndexFunc(j.Steps, func(s *actionlint.Step) bool { return s.Pos != nil && s.Pos.Line == line(p, item.Start) })
			if i >= 0 {
				j.Steps = slices.Concat(j.Steps[:i], steps, j.Steps[i+1:])
			}
		}
	}
	return found
}

// head makes a workflow of the steps of a group: it stands in the lines before
// them, of which there are as many in every workflow that has one.
var head = []string{"on: push", "jobs:", " job:", "  runs-on: ubuntu-latest", "  steps:"}

// parseGroup reads the lines of a group alone, at their places in the file.
func parseGroup(p *lint.Pass, first, last int) ([]*actionlint.Step, []*actionlint.Error) {
	lines := bytes.SplitAfter(p.File.Data, []byte("\n"))
	if first <= len(head) || last > len(lines) {
		return nil, nil
	}
	var alone bytes.Buffer
	for i, text := range lines[:last] {
		switch {
		case i < len(head):
			alone.WriteString(head[i] + "\n")
		case i < first-1:
			alone.WriteString("\n")
		default:
			alone.Write(text)
		}
	}
	w, errs := actionlint.Parse(alone.Bytes())
	if w == nil || w.Jobs["job"] == nil {
		return nil, nil
	}
	return w.Jobs["job"].Steps, errs
}
