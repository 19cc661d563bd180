package workflow

import (
	"bytes"
	"path"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/pattern"
	"github.com/shipgen/shipgen/schema/workflow"
)

// MissingRace finds repositories whose Go tests never look for data races.
var MissingRace = &lint.Rule{
	Name:  "missing-race",
	Title: "Go tests that no workflow or pipeline runs with the race detector",
	Doc: doc("A data race shows in production, rarely and as something else. The race detector finds those that the tests meet, for two to ten times the tests' time.",
		"- run: go test ./...", "- run: go test -race -shuffle=on ./...",
		"Run the tests with `-race` in one job; it needs cgo. Reported once, where nothing in the repository, neither workflow nor pipeline of GitLab nor Makefile nor script, has the flag; to the pedantic audience, for a program without goroutines has no races. https://go.dev/doc/articles/race_detector"),
	Theme: lint.Unreliable, Severity: lint.Low, Confidence: lint.MediumConfidence, Audience: lint.Pedantic,
	Needs:   []*lint.Collector{testRuns, gitlabTestRuns, raceFlags, makeTests},
	Project: missingRace,
}

// testRun is a `go test` of a workflow.
type testRun struct {
	race  bool
	place lint.Span
}

var testRuns = &lint.Collector{
	Name:  "go-test-runs",
	Kinds: workflows,
	File: func(p *lint.Pass) error {
		if !strings.HasPrefix(p.File.Path, ".github/workflows/") {
			return nil
		}
		w := view(p)
		for _, j := range w.Jobs {
			if callsMake(w, j) {
				p.Export(makeRun{})
			}
			for _, t := range goTests(w, j) {
				_, run := flag(t.cmd, "run")
				bench, _ := flag(t.cmd, "bench")
				fuzz, _ := flag(t.cmd, "fuzz")
				if bench == nil && fuzz == nil && run == "" {
					race := races(t.cmd) && !withoutCgo(w, j, t) || setsRace(p, t.cmd.Start, t.cmd.End)
					p.Export(testRun{race, p.Span(t.cmd.Start, t.cmd.End)})
				}
			}
		}
		return nil
	},
}

// makeRun is a workflow that runs make.
type makeRun struct{}

func callsMake(w *workflow.Workflow, j *workflow.Job) bool {
	for _, s := range j.Steps {
		for _, c := range script(w, s).Commands {
			if c.Is("make", "gmake") {
				return true
			}
		}
	}
	return false
}

// makeTest is a recipe that tests.
type makeTest struct{ place lint.Span }

var makeTests = &lint.Collector{
	Name:  "go-test-recipes",
	Kinds: []lint.Kind{lint.Text},
	File: func(p *lint.Pass) error {
		if p.File.Path != "Makefile" {
			return nil
		}
		for _, m := range recipeTests.FindAllSubmatchIndex(p.File.Data, -1) {
			line := p.File.Data[m[0]:m[1]]
			if !partial.Match(line) {
				p.Export(makeTest{p.Span(m[2], m[3])})
			}
		}
		return nil
	},
}

// A test of some functions only, of a benchmark, or one that is only built has
// reasons of its own.
var (
	recipeTests = pattern.New(`(?m)^\t.*?\b(go test|gotestsum)\b.*$`)
	partial     = pattern.New(`\s--?(?:run|bench|fuzz|c)\b|go test -h`)
)

// setsRace: a flag may come from a matrix or a variable.
func setsRace(p *lint.Pass, start, end int) bool {
	return bytes.ContainsAny(p.File.Data[start:end], "$")
}

// raceFlag is a file that speaks of -race.
type raceFlag struct{}

var raceFlags = &lint.Collector{
	Name:  "race-flags",
	Kinds: []lint.Kind{lint.Text},
	File: func(p *lint.Pass) error {
		base := strings.ToLower(path.Base(p.File.Path))
		switch ext := path.Ext(base); {
		case base == "makefile", ext == ".mk", ext == ".sh", ext == ".bash", strings.HasPrefix(base, "taskfile"), strings.HasPrefix(base, "magefile"),
			base == "justfile", ext == ".yml", ext == ".yaml", p.File.Is(lint.Script), p.File.Is(lint.Dockerfile):
			if p.File.Contains("-race") && bytes.Count(p.File.Data, []byte("-race")) > refused(p) || p.File.Contains("go tool dist test") {
				p.Export(raceFlag{})
			}
		}
		return nil
	},
}

// refused is how often a workflow says -race to a test that does not run with it.
func refused(p *lint.Pass) int {
	if !p.File.Is(lint.Workflow) {
		return 0
	}
	n, w := 0, view(p)
	for _, j := range w.Jobs {
		for _, t := range goTests(w, j) {
			if races(t.cmd) && withoutCgo(w, j, t) {
				n++
			}
		}
	}
	return n
}

func missingRace(p *lint.ProjectPass) error {
	runs := lint.Facts[testRun](p)
	if len(lint.Facts[makeRun](p)) > 0 {
		for _, test := range lint.Facts[makeTest](p) {
			runs = append(runs, testRun{false, test.place})
		}
	}
	if len(runs) == 0 || len(lint.Facts[raceFlag](p)) > 0 {
		return nil
	}
	for _, run := range runs {
		if run.race {
			return nil
		}
	}
	p.Report(lint.Finding{
		Span:    runs[0].place,
		Message: "tests run without -race, here and in every other place of the repository",
		Hint:    "go test -race -shuffle=on",
	})
	return nil
}
