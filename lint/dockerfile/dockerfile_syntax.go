package dockerfile

import (
	"bytes"
	"errors"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/dockerfile"
)

// DockerfileSyntax finds what BuildKit would refuse to read.
var DockerfileSyntax = &lint.Rule{
	Name:  "dockerfile-syntax",
	Title: "Dockerfile that does not parse",
	Doc: doc("BuildKit refuses the file before it runs any of it.",
		"FORM alpine:3.22\nRUN --mont=type=cache apk add curl", "FROM alpine:3.22\nRUN --mount=type=cache,target=/var/cache/apk apk add curl",
		"Correct the instruction; the message says what BuildKit expects."),
	Theme: lint.Broken, Severity: lint.High, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds: []lint.Kind{lint.Dockerfile},
	File:  dockerfileSyntax,
}

func dockerfileSyntax(p *lint.Pass) error {
	_, err := p.File.Dockerfile()
	var errs dockerfile.Errors
	if !errors.As(err, &errs) {
		return nil
	}
	for _, e := range errs {
		if template(p.File.Data[e.Start:e.End]) {
			continue
		}
		p.Report(lint.Finding{Span: at(p, e.Span), Message: e.Message})
	}
	return nil
}

// template says whether text is written for a template engine, which comes before
// BuildKit.
func template(text []byte) bool {
	return bytes.Contains(text, []byte("{{")) || bytes.Contains(text, []byte("{%")) || bytes.Contains(text, []byte("<%"))
}
