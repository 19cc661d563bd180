package gomod

import (
	"errors"
	"fmt"
	"go/version"
	"path"
	"strings"

	"golang.org/x/mod/modfile"

	"github.com/shipgen/shipgen/lint"
)

// BrokenWorkspace finds a go.work that stops every go command below it.
var BrokenWorkspace = &lint.Rule{
	Name:  "broken-workspace",
	Title: "go.work that the go command refuses",
	Doc: doc("A go.work counts for every command in its folder and below. If it uses a folder without a go.mod, or a module whose go line is above its own, nothing there builds.",
		"go 1.25\n\nuse ./api   // api/go.mod says go 1.26", "go 1.26\n\nuse ./api",
		"Run `go work use -r .`, which drops what is gone and raises the go line. https://go.dev/ref/mod#go-work-file"),
	Theme: lint.Broken, Severity: lint.High, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds: []lint.Kind{lint.GoWork},
	File:  brokenWorkspace,
}

func brokenWorkspace(p *lint.Pass) error {
	if path.Base(p.File.Path) != "go.work" || isSample(p.File.Path) {
		return nil
	}
	f, err := modfile.ParseWork(p.File.Path, p.File.Data, nil)
	var faults modfile.ErrorList
	if errors.As(err, &faults) && len(faults) > 0 {
		start, end := p.File.Lines().Line(max(faults[0].Pos.Line, 1))
		p.Report(lint.Finding{
			Span:    p.Span(start, end),
			Message: fmt.Sprintf("the go command refuses this line: %s", faults[0].Err),
			Hint:    "write it as go work edit does",
		})
	}
	if err != nil {
		return nil
	}
	for _, use := range f.Use {
		if !path.IsAbs(use.Path) {
			checkUse(p, f, use)
		}
	}
	return nil
}

func checkUse(p *lint.Pass, f *modfile.WorkFile, use *modfile.Use) {
	file := path.Join(path.Dir(p.File.Path), use.Path, "go.mod")
	if strings.HasPrefix(file, "../") {
		return // outside of the repository
	}
	finding := lint.Finding{Span: lineSpan(p, use.Syntax), Hint: "run go work use -r ."}
	if !p.Tree.Has(file) {
		finding.Message = fmt.Sprintf("the workspace uses %s, which has no go.mod", use.Path)
		p.Report(finding)
		return
	}
	data, err := p.Tree.Read(file)
	if err != nil {
		return
	}
	// Without a go line a go.work is of go 1.18 (https://go.dev/ref/mod#go-work-file-go).
	own := "1.18"
	if f.Go != nil {
		own = f.Go.Version
	}
	m, err := modfile.ParseLax(file, data, nil)
	if err == nil && m.Go != nil && version.Compare("go"+m.Go.Version, "go"+own) > 0 {
		finding.Message = fmt.Sprintf("%s asks for go %s, and the workspace has go %s", file, m.Go.Version, own)
		p.Report(finding)
	}
}
