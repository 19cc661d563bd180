package workflow

import (
	"fmt"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/actions"
	"github.com/shipgen/shipgen/schema/workflow"
)

// UnknownInput finds inputs that an action does not have or does not get.
var UnknownInput = &lint.Rule{
	Name:  "unknown-input",
	Title: "Input that the action does not have, or a required one that is missing",
	Doc: doc("An input with a wrong name is ignored with a warning in the log: the action does its default instead. A required input that is missing fails the run.",
		"- uses: actions/setup-go@<commit> # v6.5.0\n  with:\n    go-version-fille: go.mod", "- uses: actions/setup-go@<commit> # v6.5.0\n  with:\n    go-version-file: go.mod",
		"Write the name as the action's action.yml has it. The names are those of the newest release of the major version in use, from shipgen's catalogue; deprecated inputs are reported to the pedantic audience."),
	Theme: lint.Broken, Severity: lint.Medium, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds: workflowsAndActions, Aliases: []string{"actionlint:action"},
	File: unknownInput,
}

func unknownInput(p *lint.Pass) error {
	return eachStep(p, func(w *workflow.Workflow, _ *workflow.Job, s *workflow.Step) {
		major := majorOf(w, s)
		meta := actions.Inputs(s.Action().FullName(), fmt.Sprintf("v%d", major))
		if major == 0 || meta == nil || len(meta.Inputs) == 0 {
			return
		}
		if newer(w, s, meta) {
			return
		}
		name := fmt.Sprintf("%s v%d", s.Action().FullName(), major)
		given := map[string]bool{}
		if s.With != nil {
			for _, pair := range s.With.Pairs {
				given[strings.ToLower(pair.Key.Text())] = true
				judgeInput(p, meta, name, at(p, pair.Key), pair.Key.Text())
			}
		}
		for _, in := range meta.Inputs {
			if in.Required && !in.HasDefault && !given[strings.ToLower(in.Name)] && !given["<<"] {
				p.Report(lint.Finding{
					Span:       at(p, s.Uses),
					Message:    fmt.Sprintf("%s requires input %s, which is not set", name, quote(in.Name)),
					Hint:       "set it below with",
					Confidence: lint.MediumConfidence,
				})
			}
		}
	})
}

// newer says whether a step may be at a version that came after the one whose
// inputs are catalogued: it names a later one, or follows a major version that
// is known to have one.
func newer(w *workflow.Workflow, s *workflow.Step, meta *actions.Metadata) bool {
	u := s.Action()
	version := versionOf(w, s)
	if actions.Exact(version) {
		return actions.CompareVersions(version, meta.Tag) > 0
	}
	latest := actions.LatestSeen(u.Slug())
	stale := strings.HasPrefix(actions.Note(u.Slug()), "STALE")
	return stale || actions.Major(latest) == actions.Major(meta.Tag) && actions.CompareVersions(latest, meta.Tag) > 0
}

func judgeInput(p *lint.Pass, meta *actions.Metadata, action string, span lint.Span, name string) {
	in, ok := meta.Input(name)
	switch {
	case ok && in.Deprecated:
		p.Report(lint.Finding{
			Span: span, Severity: lint.Low, Audience: lint.Pedantic,
			Message: fmt.Sprintf("input %s of %s is deprecated", quote(name), action),
			Hint:    "see the action's README for what replaces it",
		})
	case ok, name == "<<":
	// https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstepswithargs
	case name == "args" || name == "entrypoint":
	default:
		p.Report(lint.Finding{
			Span:    span,
			Message: fmt.Sprintf("%s has no input %s", action, quote(name)),
			Hint:    inputHint(meta, name),
		})
	}
}

// inputHint offers the input with the most similar name, or all of a few.
func inputHint(meta *actions.Metadata, name string) string {
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
