package workflow

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/node"
)

// waitingSteps holds the steps that direct others to what they direct: the ids of
// steps before them in the job that run in the background
// (https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstepswait).
func waitingSteps(p *lint.Pass) {
	if !p.File.Contains("wait") && !p.File.Contains("cancel:") {
		return
	}
	for _, j := range view(p).Jobs {
		list := j.Node.Get("steps")
		if list == nil {
			continue
		}
		var behind []string
		for _, item := range list.Items {
			for _, key := range []string{"wait", "cancel"} {
				if pair := item.Pair(key); pair != nil {
					directs(p, pair, behind)
				}
			}
			if id := item.Get("id").Text(); id != "" && inBackground(item) {
				behind = append(behind, strings.ToLower(id))
			}
		}
	}
}

func inBackground(step *node.Node) bool {
	n := step.Get("background")
	return n != nil && (truthy(n) || dynamic(n))
}

// directs judges the ids of one step.
func directs(p *lint.Pass, pair *node.Pair, behind []string) {
	named := false
	for _, id := range oneOrMore(pair.Value) {
		if id == nil || id.Text() == "" {
			continue
		}
		named = true
		if !dynamic(id) && !slices.Contains(behind, strings.ToLower(id.Text())) {
			p.Report(lint.Finding{
				Span: at(p, id), Severity: lint.High, Confidence: lint.MediumConfidence, Aliases: []string{},
				Message: fmt.Sprintf("no step %s runs in the background here", quote(id.Text())), Hint: "name the id of a step above that has background: true",
			})
		}
	}
	if !named {
		p.Report(lint.Finding{
			Span: at(p, pair.Key), Severity: lint.High, Confidence: lint.MediumConfidence, Aliases: []string{},
			Message: fmt.Sprintf("%s names no step", pair.Key.Text()), Hint: "name the id of a step that has background: true",
		})
	}
}
