package dockerfile

import (
	"fmt"
	"path"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/dockerfile"
)

// CopiedEnvFile finds .env files that become a part of the image.
var CopiedEnvFile = &lint.Rule{
	Name:  "copied-env-file",
	Title: ".env copied into the image",
	Doc: doc("A `.env` holds what differs between machines, passwords first of all. In the image everybody who can pull it reads them, from a layer even where a later one deletes the file, and every environment runs with the values of the one that built it.",
		"COPY .env /app/.env", "# docker run --env-file .env, or the environment of the pod",
		"Give the environment when the container starts, and keep `.env` out by `.dockerignore`. A stage that only builds leaves it behind: that, and a `.env` of a mode such as `.env.production`, which bundlers read for values that are public, is for the pedantic audience; `.env.example` and its kind are left alone."),
	Theme: lint.LeakedSecret, Severity: lint.Medium, Confidence: lint.MediumConfidence, Audience: lint.Regular,
	Kinds: []lint.Kind{lint.Dockerfile},
	File:  copiedEnvFile,
}

// envTemplates end the names of files that are meant to be shared.
var envTemplates = []string{".example", ".sample", ".template", ".dist", ".defaults", ".schema", ".test", ".ci"}

func copiedEnvFile(p *lint.Pass) error {
	final := parsed(p).Final()
	return each(p, func(in *dockerfile.Instruction) {
		if in.Flag("from") != nil {
			return
		}
		for _, s := range in.Sources() {
			if !envFile(s.Value) {
				continue
			}
			f := lint.Finding{
				Span:    at(p, s.Span),
				Message: fmt.Sprintf("%s %s puts the environment of one machine into the image", in.Keyword, s.Value),
				Hint:    "give the environment when the container starts",
			}
			if in.Stage != final {
				f.Message = fmt.Sprintf("%s %s puts the environment of one machine into a stage of the build", in.Keyword, s.Value)
			}
			if in.Stage != final || path.Base(s.Value) != ".env" {
				f.Severity, f.Audience = lint.Low, lint.Pedantic
			}
			p.Report(f)
		}
	}, "COPY", "ADD")
}

func envFile(source string) bool {
	base := path.Base(source)
	if base != ".env" && !strings.HasPrefix(base, ".env.") {
		return false
	}
	for _, end := range envTemplates {
		if strings.HasSuffix(base, end) {
			return false
		}
	}
	return !strings.Contains(source, "://")
}
