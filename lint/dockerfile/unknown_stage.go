package dockerfile

import (
	"fmt"
	"strconv"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/dockerfile"
)

// UnknownStage finds copies from stages that are not there, or not yet.
var UnknownStage = &lint.Rule{
	Name:  "unknown-stage",
	Title: "COPY --from a stage that is not before it",
	Doc: doc("A stage can only copy from stages above it. A number out of range is an error; the name of a later stage means an image of that name, which is then pulled from a registry.",
		"FROM scratch\nCOPY --from=build /app /app\nFROM golang:1.26 AS build", "FROM golang:1.26 AS build\nFROM scratch\nCOPY --from=build /app /app",
		"Move the stage up, or correct the name."),
	Theme: lint.Broken, Severity: lint.High, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds: []lint.Kind{lint.Dockerfile}, Aliases: []string{"hadolint:DL3022", "hadolint:DL3023"},
	File: unknownStage,
}

func unknownStage(p *lint.Pass) error {
	f := parsed(p)
	return each(p, func(in *dockerfile.Instruction) {
		if in.Stage == nil {
			return
		}
		for _, from := range sourcesOf(in) {
			value, known := in.Expand(from.Value)
			if known && value != "" && f.Stage(value, in.Stage.Index) == nil {
				reportStage(p, f, in, from, value)
			}
		}
	}, "COPY", "ADD", "RUN")
}

// stageName says whether a word is one that people call stages by, and no image of
// Docker's library has. A build context may have such a name, but seldom has.
func stageName(word string) bool {
	switch word {
	case "build", "builder", "build-env", "build-stage", "compile", "compiler", "go-build", "go-builder", "node-builder":
		return true
	}
	return false
}

// baked says whether images are built by a file that may name build contexts.
// https://docs.docker.com/build/bake/contexts/
func baked(p *lint.Pass) bool {
	return p.Tree.Has("docker-bake.hcl") || p.Tree.Has("docker-bake.json")
}

func reportStage(p *lint.Pass, f *dockerfile.File, in *dockerfile.Instruction, from dockerfile.Text, value string) {
	finding := lint.Finding{Span: at(p, from.Span), Aliases: none}
	if in.Keyword == "COPY" {
		finding.Aliases = []string{"hadolint:DL3022"}
	}
	n, err := strconv.Atoi(value)
	later := f.Stage(value, len(f.Stages))
	switch {
	case err == nil && n == in.Stage.Index, later == in.Stage && later != nil:
		finding.Message = fmt.Sprintf("the stage copies from itself (%s)", quote(value))
		if in.Keyword == "COPY" && err != nil {
			finding.Aliases = []string{"hadolint:DL3023"}
		}
	case err == nil:
		finding.Message = fmt.Sprintf("there is no stage %d before this one: they are 0 to %d", n, in.Stage.Index-1)
		if in.Stage.Index == 0 {
			finding.Message = fmt.Sprintf("there is no stage %d before this one: it is the first", n)
		}
	case later != nil:
		finding.Message = fmt.Sprintf("stage %s comes later, on line %d, so an image of that name is pulled", quote(value), line(p, later.From.Start))
	case in.Stage.Index > 0 && stageName(value) && !baked(p):
		finding.Confidence = lint.MediumConfidence
		finding.Message = fmt.Sprintf("no stage is called %s, so an image of that name is pulled, and Docker Hub's library has none", quote(value))
	default:
		return
	}
	finding.Hint = "name a stage above"
	p.Report(finding)
}
