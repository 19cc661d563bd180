package generator

import (
	"slices"
	"strings"

	"github.com/shipgen/shipgen/schema/shell"
	"github.com/shipgen/shipgen/schema/ship"
)

// changeSteps applies ci.steps to the rendered steps. A step is named by its id,
// or by job.id where several jobs have one.
func (p *planner) changeSteps(jobs []*WorkflowJob) []*WorkflowJob {
	for _, change := range inOrder(p.in.Ship.CI.Steps) {
		job, at := p.findStep(jobs, change)
		if job == nil {
			continue
		}
		step := p.userStep(change)
		if step.Name == "" {
			step.Name = defaultName(change.Action, job.Steps[at])
		}
		job.Steps = changed(job.Steps, at, change.Action, step)
	}
	return jobs
}

// inOrder puts changes so that each finds its anchor and several on one side of
// it keep their order: what comes after is inserted last to first, and anchors go
// when nothing needs them any more.
func inOrder(changes []ship.Step) []ship.Step {
	var before, after, last []ship.Step
	for _, change := range changes {
		switch change.Action {
		case "before":
			before = append(before, change)
		case "after":
			after = append(after, change)
		default:
			last = append(last, change)
		}
	}
	slices.Reverse(after)
	return slices.Concat(before, after, last)
}

// changed is the list after one change at an index.
func changed(steps []WorkflowStep, at int, action string, step WorkflowStep) []WorkflowStep {
	switch action {
	case "before":
		return slices.Insert(steps, at, step)
	case "after":
		return slices.Insert(steps, at+1, step)
	case "remove":
		return slices.Delete(steps, at, at+1)
	}
	step.ID = steps[at].ID // later steps may read its outputs
	steps[at] = step
	return steps
}

// findStep is the one step that a change names.
func (p *planner) findStep(jobs []*WorkflowJob, change ship.Step) (*WorkflowJob, int) {
	var found *WorkflowJob
	var at int
	var matches, known []string
	for _, job := range jobs {
		for i, step := range job.Steps {
			if step.ID == "" {
				continue // the user's own
			}
			full := job.ID + "." + step.ID
			known = append(known, full)
			if change.ID == step.ID || change.ID == full {
				found, at, matches = job, i, append(matches, full)
			}
		}
	}
	place := pointer("ci", "steps", change.ID)
	switch len(matches) {
	case 1:
		return found, at
	case 0:
		p.found.add(place, "the steps are "+strings.Join(known, ", "), "no step %q in the CI workflow", change.ID)
	default:
		p.found.add(place, "name one of "+strings.Join(matches, ", "), "%d jobs have a step %q", len(matches), change.ID)
	}
	return nil, 0
}

// userStep is a step as ship.yaml gives it. An action without a version is
// pinned as shipgen's own are; with one it stays as written.
func (p *planner) userStep(change ship.Step) WorkflowStep {
	if _, err := shell.Parse(change.Run, shell.Bash); err != nil {
		p.found.add(pointer("ci", "steps", change.ID, change.Action), "runners run it with bash", "the script of the step is no shell script: %v", err)
	}
	step := WorkflowStep{Name: change.Name, If: change.If, Run: change.Run, With: settings(change.With), Env: settings(change.Env)}
	if change.Uses != "" {
		action, ref, ok := strings.Cut(change.Uses, "@")
		step.Uses = Uses{Action: action, Commit: ref}
		if !ok {
			step.Uses = p.uses(action)
		}
	}
	return step
}

// defaultName is the title of a step without one: that of the step it replaces,
// or where it stands.
func defaultName(action string, anchor WorkflowStep) string {
	switch action {
	case "before":
		return "Before: " + anchor.Name
	case "after":
		return "After: " + anchor.Name
	}
	return anchor.Name
}

func settings(vars []ship.EnvVar) []Setting {
	out := make([]Setting, len(vars))
	for i, v := range vars {
		out[i] = Setting{Name: v.Name, Value: v.Value}
	}
	return out
}
