package project

import (
	"fmt"
	"path"
	"strings"

	"github.com/shipgen/shipgen/lint"
)

// LocalReplace finds modules that only build on their author's machine.
var LocalReplace = &lint.Rule{
	Name:  "local-replace",
	Title: "Replace with a folder that a clone does not have",
	Doc: doc("A replace with a path outside the repository, or with one that is not there, works on one machine: in CI and for everybody else the build fails.",
		"text", "replace github.com/acme/lib => ../../lib-checkout", "require github.com/acme/lib v1.2.3",
		"Remove it before the push; use a go.work that is not committed to work on two modules at once. https://go.dev/ref/mod#go-mod-file-replace"),
	Theme: lint.Broken, Severity: lint.Medium, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Needs:   []*lint.Collector{modules},
	Project: localReplace,
}

func localReplace(p *lint.ProjectPass) error {
	for _, m := range lint.Facts[*module](p) {
		for _, r := range m.replaces {
			target := path.Join(m.dir, r.folder.text)
			f := lint.Finding{Span: r.folder.span, Hint: "remove the replace, or use a go.work that is not committed"}
			switch {
			case path.IsAbs(r.folder.text) || len(r.folder.text) > 1 && r.folder.text[1] == ':':
				f.Message = fmt.Sprintf("module %s is replaced with %s, a path of one machine", r.module, quote(r.folder.text))
			case target == ".." || strings.HasPrefix(target, "../"):
				f.Message = fmt.Sprintf("module %s is replaced with %s, outside the repository", r.module, quote(r.folder.text))
				f.Confidence = lint.MediumConfidence // what is linted may be a part of one
			case !p.Tree.Has(path.Join(target, "go.mod")):
				f.Message = fmt.Sprintf("module %s is replaced with %s, where no go.mod is", r.module, quote(r.folder.text))
			default:
				continue
			}
			p.Report(f)
		}
	}
	return nil
}
