package workflow

import (
	"fmt"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/actions"
	"github.com/shipgen/shipgen/schema/node"
	"github.com/shipgen/shipgen/schema/workflow"
)

// UnknownInput finds inputs that an action does not have or does not get.
var UnknownInput = &lint.Rule{
	Name:  "unknown-input",
	Title: "Input that the action does not have, or a required one that is missing",
	Doc: doc("An input with a wrong name is ignored with a warning in the log: the action does its default instead. A required input that is missing fails the run.",
		"- uses: actions/setup-go@<commit> # v6.5.0\n  with:\n    go-version-fille: go.mod", "- uses: actions/setup-go@<commit> # v6.5.0\n  with:\n    go-version-file: go.mod",
		"Write the name as the action's action.yml has it. The names are those of a local action's own file, or of the newest release of the major version in use, from shipgen's catalogue; deprecated inputs are reported to the pedantic audience."),
	Theme: lint.Broken, Severity: lint.Medium, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds: workflowsAndActions, Aliases: []string{"actionlint:action"},
	File: unknownInput,
}

func unknownInput(p *lint.Pass) error {
	return everyStep(p, func(w *workflow.Workflow, j *workflow.Job, s *workflow.Step) {
		d := declaredBy(p, w, j, s)
		if d.meta == nil || len(d.meta.Inputs) == 0 && !d.local && !actionlintMisses(s, "") {
			return // nothing is known of it
		}
		if s.With != nil {
			for _, pair := range s.With.Pairs {
				judgeInput(p, s, d, pair.Key)
			}
		}
		for _, in := range d.meta.Inputs {
			if in.Required && !in.HasDefault && input(s, in.Name) == nil && input(s, "<<") == nil {
				p.Report(lint.Finding{
					Span:       at(p, s.Uses),
					Message:    fmt.Sprintf("%s requires input %s, which is not set", d, quote(in.Name)),
					Hint:       "set it below with",
					Confidence: min(d.confidence, lint.MediumConfidence),
					Aliases:    d.alias(actionlintRequires(s, in.Name)),
				})
			}
		}
	})
}

func judgeInput(p *lint.Pass, s *workflow.Step, d declared, key *node.Node) {
	name := key.Text()
	in, ok := d.meta.Input(name)
	switch {
	case ok && in.Deprecated && in.Required: // there is no way around it
	case ok && in.Deprecated:
		p.Report(lint.Finding{
			Span: at(p, key), Severity: lint.Low, Audience: lint.Pedantic, Confidence: d.confidence,
			Message: fmt.Sprintf("input %s of %s is deprecated", quote(name), d),
			Hint:    "see the action's README for what replaces it",
			Aliases: d.alias(actionlintDeprecates(s, name)),
		})
	case ok, name == "<<":
	// https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstepswithargs
	case d.container() && (strings.EqualFold(name, "args") || strings.EqualFold(name, "entrypoint")):
	default:
		p.Report(lint.Finding{
			Span: at(p, key), Confidence: d.confidence,
			Message: fmt.Sprintf("%s has no input %s", d, quote(name)),
			Hint:    inputHint(d.meta, name),
			Aliases: d.alias(actionlintMisses(s, name)),
		})
	}
}

// inputHint offers the input with the most similar name, or all of a few.
func inputHint(meta *actions.Metadata, name string) string {
	if len(meta.Inputs) == 0 {
		return "it has none"
	}
	best, distance := "", 1+len(name)/3
	var all []string
	for _, in := range meta.Inputs {
		all = append(all, in.Name)
		if d := edits(strings.ToLower(name), strings.ToLower(in.Name)); d <= distance {
			best, distance = in.Name, d-1
		}
	}
	const few = 12
	switch {
	case best != "":
		return "did you mean " + best + "?"
	case len(all) <= few:
		return "it has " + strings.Join(all, ", ")
	}
	return fmt.Sprintf("see its action.yml for the %d that it has", len(all))
}

// edits is the Levenshtein distance.
func edits(a, b string) int {
	row := make([]int, len(b)+1)
	for i := range row {
		row[i] = i
	}
	for i := range len(a) {
		previous := row[0]
		row[0] = i + 1
		for k := range len(b) {
			change := previous
			if a[i] != b[k] {
				change++
			}
			previous = row[k+1]
			row[k+1] = min(row[k+1]+1, row[k]+1, change)
		}
	}
	return row[len(b)]
}
