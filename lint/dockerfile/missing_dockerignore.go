package dockerfile

import (
	"fmt"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/dockerfile"
)

// MissingDockerignore finds builds that take the whole folder, .git included.
var MissingDockerignore = &lint.Rule{
	Name:  "missing-dockerignore",
	Title: "Whole build context copied without .dockerignore",
	Doc: doc("`COPY . .` takes everything that lies in the folder: `.git` with all history, `.env` with its passwords, build output. It bloats the image, leaks what must not leave the machine, and makes the layer's cache useless because any of these files changes.",
		"# no .dockerignore\nCOPY . .", "# .dockerignore: *, then !cmd !internal !go.mod !go.sum\nCOPY . .",
		"Write a `.dockerignore` at the root of the build context, or `<Dockerfile>.dockerignore` beside the Dockerfile; best as a list of what is allowed."),
	Theme: lint.Insecure, Severity: lint.Low, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds: []lint.Kind{lint.Dockerfile},
	File:  missingDockerignore,
}

func missingDockerignore(p *lint.Pass) error {
	f := parsed(p)
	if p.Tree.Has(p.File.Path+".dockerignore") || beside(p, ".dockerignore") || beside(p, ".containerignore") {
		return nil
	}
	for _, in := range f.Instructions {
		span, what := takesContext(in)
		if what == "" || in.Stage == nil {
			continue
		}
		finding := lint.Finding{
			Span:    at(p, span),
			Message: fmt.Sprintf("%s takes the whole build context and there is no .dockerignore", what),
			Hint:    "write a .dockerignore that allows only what the build needs",
		}
		if in.Stage == f.Final() {
			finding.Message += "; this stage is the image"
			finding.Severity = lint.Medium
		}
		p.Report(finding)
		return nil // once per file
	}
	return nil
}

// takesContext is where an instruction takes the context's root.
func takesContext(in *dockerfile.Instruction) (dockerfile.Span, string) {
	if copiesSources(in) {
		return in.Span, in.Keyword + " ."
	}
	for _, m := range in.Mounts("bind") {
		source := m.Option("source", "src")
		if m.Option("from") == nil && (source == nil || source.Value.Value == "." || source.Value.Value == "/") {
			return m.Span, "the bind mount"
		}
	}
	return dockerfile.Span{}, ""
}
