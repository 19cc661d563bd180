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

// unknownOutputs finds outputs that are read of a step whose action has no such
// output: they are empty.
func unknownOutputs(p *lint.Pass) {
	w := view(p)
	all := allExpressions(p)
	for _, j := range w.Jobs {
		steps := named(j)
		if len(steps) == 0 || j.Node == nil {
			continue
		}
		for _, e := range all {
			if e.Node.Start < j.Node.Start || e.Node.End > j.Node.End || e.Node.Alias {
				continue
			}
			for _, a := range reads(&e) {
				if len(a) > 3 && a.in("steps") && a[2] == "outputs" && steps[a[1]] != nil {
					judgeOutput(p, w, steps[a[1]], &e, a[3])
				}
			}
		}
	}
}

// named are the steps with an action and an id, in lower case, that no other step
// of the job has.
func named(j *workflow.Job) map[string]*workflow.Step {
	steps := map[string]*workflow.Step{}
	for _, s := range j.Steps {
		id := strings.ToLower(s.ID.Text())
		if _, again := steps[id]; again || s.Uses == nil {
			steps[id] = nil
		} else if id != "" {
			steps[id] = s
		}
	}
	return steps
}

func judgeOutput(p *lint.Pass, w *workflow.Workflow, s *workflow.Step, e *workflow.Expression, name string) {
	outputs, confidence := outputsOf(p, w, s)
	if confidence == 0 || name == "*" || slices.ContainsFunc(outputs, func(have string) bool { return strings.EqualFold(have, name) }) {
		return
	}
	hint := "it has none"
	if len(outputs) > 0 {
		hint = cut("it has " + strings.Join(outputs, ", "))
	}
	p.Report(lint.Finding{
		Span: place(p, e), Confidence: confidence, Hint: hint, Aliases: []string{"actionlint:expression"},
		Message: fmt.Sprintf("%s has no output %s", quote(s.Uses.Text()), quote(name)),
	})
}

// outputsOf are the outputs that a step's action declares, and how sure that is;
// 0 where nothing tells. A program may set outputs that its action.yml does not
// declare, a composite action cannot. Of a published action two tables are asked,
// for either may be older than the action.
func outputsOf(p *lint.Pass, w *workflow.Workflow, s *workflow.Step) ([]string, lint.Confidence) {
	if local := localMetadata(p, s.Action()); local != nil {
		if local.Outputs != nil && local.Outputs.Kind != node.Mapping {
			return nil, 0
		}
		return keys(local.Outputs), sure(len(local.Jobs) == 1)
	}
	known := actionlint.PopularActions[s.Uses.Text()]
	if known == nil || known.SkipOutputs || s.Action().Is("actions/github-script") {
		return nil, 0
	}
	var all []string
	for _, out := range known.Outputs {
		all = append(all, out.Name)
	}
	meta := metadataOf(w, s)
	if meta != nil {
		all = append(all, meta.Outputs...)
	}
	slices.Sort(all)
	if meta == nil || newer(w, s, meta) {
		return slices.Compact(all), lint.LowConfidence
	}
	return slices.Compact(all), lint.MediumConfidence
}

func sure(composite bool) lint.Confidence {
	if composite {
		return lint.HighConfidence
	}
	return lint.MediumConfidence
}

func keys(n *node.Node) []string {
	var all []string
	if n != nil {
		for _, pair := range n.Pairs {
			all = append(all, pair.Key.Text())
		}
	}
	return all
}
