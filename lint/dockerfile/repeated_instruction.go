package dockerfile

import (
	"fmt"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/dockerfile"
)

// single are the instructions of which a stage has one.
var single = []string{"CMD", "ENTRYPOINT", "HEALTHCHECK"}

// RepeatedInstruction finds instructions that a later one undoes.
var RepeatedInstruction = &lint.Rule{
	Name:  "repeated-instruction",
	Title: "CMD, ENTRYPOINT or HEALTHCHECK that a later one replaces",
	Doc: doc("Of several `CMD`, `ENTRYPOINT` or `HEALTHCHECK` in a stage only the last one counts; the others only look as if they did something.",
		"CMD [\"/migrate\"]\nCMD [\"/app\"]", "CMD [\"/app\"]",
		"Remove the earlier ones."),
	Theme: lint.Broken, Severity: lint.Medium, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds: []lint.Kind{lint.Dockerfile}, Aliases: []string{"buildkit:MultipleInstructionsDisallowed"},
	File: repeatedInstruction,
}

func repeatedInstruction(p *lint.Pass) error {
	for _, stage := range parsed(p).Stages {
		for _, keyword := range single {
			var before *dockerfile.Instruction
			for _, in := range stage.Steps {
				if in.Keyword != keyword {
					continue
				}
				if before != nil {
					p.Report(lint.Finding{
						Span:    at(p, before.KeywordSpan),
						Message: fmt.Sprintf("%s has no effect: line %d has another one", keyword, line(p, in.Start)),
						Hint:    "keep one",
						Related: []lint.Related{{Span: at(p, in.KeywordSpan), Message: "replaces it"}},
					})
				}
				before = in
			}
		}
	}
	return nil
}
