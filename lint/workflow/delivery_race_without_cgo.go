package workflow

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/images"
	"github.com/shipgen/shipgen/schema/workflow"
)

// RaceWithoutCgo finds tests that stop because the race detector needs cgo.
var RaceWithoutCgo = &lint.Rule{
	Name:  "race-without-cgo",
	Title: "Race detector with cgo switched off",
	Doc: doc("`go test -race` with `CGO_ENABLED=0` does not test: it stops with \"-race requires cgo; enable cgo by setting CGO_ENABLED=1\".",
		"env:\n  CGO_ENABLED: 0\nsteps:\n  - run: go test -race ./...", "env:\n  CGO_ENABLED: 0\nsteps:\n  - run: CGO_ENABLED=1 go test -race ./...",
		"Set `CGO_ENABLED: 1` for the step, and install a C compiler where the image has none, as Alpine's has not. On macOS the detector needs no cgo since Go 1.20. https://go.dev/doc/articles/race_detector#Requirements"),
	Theme: lint.Broken, Severity: lint.High, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds: workflows,
	File:  raceWithoutCgo,
}

func raceWithoutCgo(p *lint.Pass) error {
	return eachJob(p, func(w *workflow.Workflow, j *workflow.Job) {
		for _, t := range goTests(w, j) {
			if !races(t.cmd) {
				continue
			}
			f := lint.Finding{
				Span:    p.Span(t.cmd.Start, t.cmd.End),
				Message: "go test -race does not run with CGO_ENABLED=0",
				Hint:    "set CGO_ENABLED=1 for this command",
			}
			if image := withoutCompiler(w, j); image != "" {
				f.Message = fmt.Sprintf("go test -race needs a C compiler, and image %s has none", quote(image))
				f.Hint = "take the image without alpine, or install build-base before"
			} else if !withoutCgo(w, j, t) {
				continue
			}
			if _, where := variableOf(w, j, t, "CGO_ENABLED"); where != nil {
				f.Related = []lint.Related{{Span: at(p, where), Message: "cgo is switched off here"}}
			}
			p.Report(f)
		}
	})
}

// withoutCgo says whether cgo is off for a test where the race detector needs it.
func withoutCgo(w *workflow.Workflow, j *workflow.Job, t goTest) bool {
	values, _ := variableOf(w, j, t, "CGO_ENABLED")
	return slices.Contains(values, "0") && !mayBeMac(j)
}

// withoutCompiler is the image of a job that has Go and no C compiler: Go's own
// for Alpine, where nothing installs one (https://hub.docker.com/_/golang).
func withoutCompiler(w *workflow.Workflow, j *workflow.Job) string {
	image := j.Container.Text()
	if named := j.Container.Get("image"); named != nil {
		image = named.Text()
	}
	ref, err := images.Parse(image)
	if err != nil || dynamic(j.Container) || ref.Repository != "library/golang" || !strings.Contains(ref.Tag, "alpine") {
		return ""
	}
	for _, s := range j.Steps {
		for _, c := range script(w, s).Commands {
			if c.Is("apk") || private(c) {
				return ""
			}
		}
	}
	return image
}

func mayBeMac(j *workflow.Job) bool {
	for _, name := range runnerNames(j) {
		if strings.HasPrefix(name, "macos") {
			return true
		}
	}
	return false
}
