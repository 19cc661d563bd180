package generator

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/shipgen/shipgen/schema/ship"
)

// fixedPins knows every action at one commit.
type fixedPins struct{}

func (fixedPins) Action(string) (commit, version string, err error) {
	return strings.Repeat("0", 40), "v1.0.0", nil
}
func (fixedPins) Image(want string) (string, error) { return want, nil }
func (fixedPins) Digest(string, string) string      { return "" }

func TestChangeSteps(t *testing.T) {
	jobs := []*WorkflowJob{
		{ID: "test", Steps: []WorkflowStep{{ID: "checkout", Name: "Check out"}, {ID: "build", Name: "Build", Run: "go build"}}},
		{ID: "lint", Steps: []WorkflowStep{{ID: "checkout", Name: "Check out"}}},
	}
	change := func(id, action, run string) ship.Step { return ship.Step{ID: id, Action: action, Run: run} }
	p := newPlanner(&Input{Pins: fixedPins{}, Ship: &ship.Ship{CI: ship.CI{Steps: []ship.Step{
		change("build", "remove", ""),
		change("build", "before", "1"), change("build", "before", "2"),
		change("build", "after", "3"), change("build", "after", "4"),
		{ID: "lint.checkout", Action: "replace", Uses: "acme/checkout"},
		change("test.checkout", "after", "0"),
	}}}}, "/ci")
	var got []string
	for _, job := range p.changeSteps(jobs) {
		for _, step := range job.Steps {
			got = append(got, strings.Join([]string{job.ID, step.ID, step.Name, step.Run, step.Uses.Ref()}, "|"))
		}
	}
	want := []string{
		"test|checkout|Check out||",
		"test||After: Check out|0|",
		"test||Before: Build|1|",
		"test||Before: Build|2|",
		"test||After: Build|3|",
		"test||After: Build|4|",
		"lint|checkout|Check out||acme/checkout@0000000000000000000000000000000000000000",
	}
	if diff := cmp.Diff(want, got); diff != "" || p.found.err() != nil {
		t.Errorf("steps (-want +got), error %v:\n%s", p.found.err(), diff)
	}
}
