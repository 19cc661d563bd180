package script

import (
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/gitlab"
	"github.com/shipgen/shipgen/schema/shell"
)

// RaceWithoutCgo finds tests that stop because the race detector needs cgo.
var RaceWithoutCgo = &lint.Rule{
	Name:  "script-race-without-cgo",
	Title: "Script that runs the race detector with cgo switched off",
	Doc: doc("`go test -race` with `CGO_ENABLED=0` does not test: it stops with \"-race requires cgo; enable cgo by setting CGO_ENABLED=1\".",
		"CGO_ENABLED=0 go test -race ./...", "CGO_ENABLED=1 go test -race ./...",
		"Set `CGO_ENABLED=1` for the tests. Scripts, recipes of Makefiles and jobs of GitLab with their variables are read, but for files whose path speaks of macOS: there the detector needs no cgo. https://go.dev/doc/articles/race_detector#Requirements"),
	Theme: lint.Broken, Severity: lint.High, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds: kinds,
	File:  raceWithoutCgo,
}

func raceWithoutCgo(p *lint.Pass) error {
	if elsewhere(p.File.Path) || !p.File.Contains("CGO_ENABLED") {
		return nil
	}
	if p.File.Is(lint.GitLab) {
		return raceInJobs(p)
	}
	for _, script := range scripts(p) {
		reportRaces(p, script, "")
	}
	return nil
}

// raceInJobs: a job's variables come before those of the file.
// https://docs.gitlab.com/ci/variables/#cicd-variable-precedence
func raceInJobs(p *lint.Pass) error {
	docs, err := p.File.Documents()
	f := gitlab.New(docs)
	if err != nil || f.Root == nil {
		return nil // another rule speaks of files that do not parse
	}
	for _, j := range f.Jobs {
		cgo := j.Node.Path("variables", "CGO_ENABLED")
		if cgo == nil {
			cgo = f.Root.Path("variables", "CGO_ENABLED")
		}
		lines, _ := f.Lines(j, true)
		for _, line := range lines {
			reportRaces(p, line.Script, cgo.Text())
		}
	}
	return nil
}

// reportRaces: cgo is the variable's value before the script starts.
func reportRaces(p *lint.Pass, script *shell.Script, cgo string) {
	for _, c := range script.Commands {
		if !(c.Is("go") && c.Arg(1) == "test" || c.Is("gotestsum")) || !c.Has("-race", "--race", "-race=true") || mayBeMac(p) {
			continue
		}
		value := cgo
		for _, a := range c.Assigns {
			if a.Name == "CGO_ENABLED" {
				value = a.Value.Value
			}
		}
		if value == "0" {
			p.Report(lint.Finding{
				Span:    p.Span(c.Start, c.End),
				Message: "go test -race does not run with CGO_ENABLED=0",
				Hint:    "set CGO_ENABLED=1 for this command",
			})
		}
	}
}

// mayBeMac: there the detector needs no cgo.
func mayBeMac(p *lint.Pass) bool {
	return strings.Contains(strings.ToLower(p.File.Path), "mac") || strings.Contains(strings.ToLower(p.File.Path), "darwin")
}
