package gomod

import (
	"errors"
	"path"
	"regexp"

	"golang.org/x/mod/modfile"

	"github.com/shipgen/shipgen/lint"
)

// GoModSyntax finds go.mod files that the go command refuses.
var GoModSyntax = &lint.Rule{
	Name:  "go-mod-syntax",
	Title: "go.mod that does not parse",
	Doc: doc("Every go command in the module's folder stops at a go.mod that it cannot read, a build of the commit included.",
		"module github.com/acme/api\n\nrequires github.com/acme/lib v1.2.3", "module github.com/acme/api\n\nrequire github.com/acme/lib v1.2.3",
		"Write it as `go mod edit` does. https://go.dev/ref/mod#go-mod-file-grammar"),
	Theme: lint.Broken, Severity: lint.High, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds: []lint.Kind{lint.GoMod},
	File:  goModSyntax,
}

// marker is text of a template or a merge that only becomes a go.mod later.
var marker = regexp.MustCompile(`\{\{|<%|(?m)^__`)

func goModSyntax(p *lint.Pass) error {
	if isSample(p.File.Path) || path.Base(p.File.Path) != "go.mod" || marker.Match(p.File.Data) {
		return nil
	}
	f, _, err := parse(p)
	var list modfile.ErrorList
	if !errors.As(err, &list) {
		if err == nil && f.Module == nil {
			p.Report(lint.Finding{Message: "go.mod has no module line", Hint: "write module and the path that others import it by"})
		}
		return nil
	}
	for _, e := range list {
		p.Report(lint.Finding{
			Span:    wholeLine(p, e.Pos.Line),
			Message: "the go command refuses this line: " + e.Err.Error(),
			Hint:    "go mod edit writes go.mod in its own form",
		})
	}
	return nil
}

// wholeLine is the bytes of a line, counted from 1.
func wholeLine(p *lint.Pass, n int) lint.Span {
	n = max(1, min(n, p.File.Lines().Count()))
	return p.Span(p.File.Lines().Line(n))
}
