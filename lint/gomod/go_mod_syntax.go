package gomod

import (
	"bytes"
	"errors"
	"fmt"
	"path"

	"golang.org/x/mod/modfile"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/pattern"
)

// GoModSyntax finds go.mod files that the go command refuses.
var GoModSyntax = &lint.Rule{
	Name:  "go-mod-syntax",
	Title: "go.mod that does not parse",
	Doc: doc("Every go command in the module's folder stops at a go.mod that it cannot read, a build of the commit included.",
		"module github.com/acme/api\n\nrequires github.com/acme/lib v1.2.3", "module github.com/acme/api\n\nrequire github.com/acme/lib v1.2.3",
		"Write it as `go mod edit` does, and end a merge before the commit, in go.sum too. https://go.dev/ref/mod#go-mod-file-grammar"),
	Theme: lint.Broken, Severity: lint.High, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds: []lint.Kind{lint.GoMod, lint.GoSum},
	File:  goModSyntax,
}

// marker is text of a template or a merge that only becomes a go.mod later.
var marker = pattern.New(`\{\{|<%|(?m)^__`)

func goModSyntax(p *lint.Pass) error {
	if isSample(p.File.Path) || unmerged(p) || path.Base(p.File.Path) != "go.mod" || marker.Match(p.File.Data) {
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

// unmerged reports the markers that a merge leaves in go.mod and go.sum.
func unmerged(p *lint.Pass) bool {
	begin, end := []byte("<<<<<<< "), []byte("\n>>>>>>> ")
	at := bytes.Index(p.File.Data, begin)
	if at < 0 || at > 0 && p.File.Data[at-1] != '\n' || !bytes.Contains(p.File.Data, end) {
		return false
	}
	p.Report(lint.Finding{
		Span:    p.Span(at, at+len(begin)-1),
		Message: fmt.Sprintf("a merge was left unfinished in %s, which the go command refuses", path.Base(p.File.Path)),
		Hint:    "keep the lines of both sides that are right, and run go mod tidy",
	})
	return true
}

// wholeLine is the bytes of a line, counted from 1.
func wholeLine(p *lint.Pass, n int) lint.Span {
	n = max(1, min(n, p.File.Lines().Count()))
	return p.Span(p.File.Lines().Line(n))
}
