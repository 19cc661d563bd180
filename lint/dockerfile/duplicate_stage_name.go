package dockerfile

import (
	"fmt"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/dockerfile"
)

// DuplicateStageName finds stages that hide each other.
var DuplicateStageName = &lint.Rule{
	Name:  "duplicate-stage-name",
	Title: "Two stages with one name",
	Doc: doc("`COPY --from`, `FROM` and `--target` find a stage by its name, regardless of case; of two, one is out of reach.",
		"FROM golang:1.26 AS build\nFROM node:24 AS build", "FROM golang:1.26 AS build\nFROM node:24 AS assets",
		"Rename one of them."),
	Theme: lint.Broken, Severity: lint.High, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds: []lint.Kind{lint.Dockerfile}, Aliases: []string{"hadolint:DL3024", "buildkit:DuplicateStageName"},
	File: duplicateStageName,
}

func duplicateStageName(p *lint.Pass) error {
	first := map[string]*dockerfile.Stage{}
	for _, s := range parsed(p).Stages {
		if s.Name == nil {
			continue
		}
		key := strings.ToLower(s.Name.Value)
		if before := first[key]; before != nil {
			p.Report(lint.Finding{
				Span:    at(p, s.Name.Span),
				Message: fmt.Sprintf("stage %s is on line %d already", quote(s.Name.Value), line(p, before.Name.Start)),
				Hint:    "rename one of them",
				Related: []lint.Related{{Span: at(p, before.Name.Span), Message: "the first of that name"}},
			})
			continue
		}
		first[key] = s
	}
	return nil
}
