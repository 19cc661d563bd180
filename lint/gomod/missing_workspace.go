package gomod

import (
	"fmt"
	"slices"

	"github.com/shipgen/shipgen/lint"
)

// MissingWorkspace finds modules that are not built with the neighbour that they
// require.
var MissingWorkspace = &lint.Rule{
	Name:  "missing-workspace",
	Title: "Module that requires its neighbour without a go.work",
	Doc: doc("Two modules of one repository, one requiring the other, with neither go.work nor replace: the first is built with a published version of the second, and a change of both in one commit is tested with the old half. With v0.0.0, which nobody published, it is not built at all.",
		"api/go.mod   require github.com/acme/shop/lib v0.0.0\nlib/go.mod", "go.work      use (./api ./lib)\napi/go.mod   require github.com/acme/shop/lib v1.2.3\nlib/go.mod",
		"Run `go work init ./api ./lib` and commit go.work, or make it one module. Where the required version is a release this may be on purpose and is for the pedantic audience; modules that do not require each other are for the auditor. https://go.dev/ref/mod#workspaces"),
	Theme: lint.Inconsistent, Severity: lint.Low, Confidence: lint.HighConfidence, Audience: lint.Pedantic, Widest: lint.Regular,
	Needs:   []*lint.Collector{modules, workspaces},
	Project: missingWorkspace,
}

func missingWorkspace(p *lint.ProjectPass) error {
	all, works := lint.Facts[*goModule](p), lint.Facts[workspace](p)
	beside := map[string]*goModule{}
	related := false
	for _, m := range all {
		if !m.sample {
			beside[m.path] = m
		}
	}
	for _, m := range all {
		w, shared := workspaceOf(works, m)
		for _, r := range m.requires {
			neighbour := beside[r.path]
			if m.sample || neighbour == nil || neighbour == m || m.replaced(r) != nil || shared && w.uses[neighbour.dir] {
				continue
			}
			reportNeighbour(p, r, neighbour)
			related = true
		}
		for _, r := range m.replaces {
			related = related || r.version == ""
		}
	}
	if len(works) == 0 && !related {
		reportStrangers(p, all)
	}
	return nil
}

// reportStrangers speaks of modules that know nothing of each other: tools that
// are kept apart on purpose, or parts that no command at the root tests.
func reportStrangers(p *lint.ProjectPass, all []*goModule) {
	all = slices.DeleteFunc(slices.Clone(all), func(m *goModule) bool { return m.sample })
	if len(all) < 2 {
		return
	}
	p.Report(lint.Finding{
		Span: all[1].place, Severity: lint.Info, Confidence: lint.MediumConfidence, Audience: lint.Auditor,
		Message: fmt.Sprintf("the repository has %d modules and no go.work: `go test ./...` in one leaves the others out", len(all)),
		Hint:    "run `go work init` with the folders that belong together",
		Related: []lint.Related{{Span: all[0].place, Message: "the first"}},
	})
}

func reportNeighbour(p *lint.ProjectPass, r requirement, neighbour *goModule) {
	f := lint.Finding{
		Span:    r.place,
		Message: fmt.Sprintf("module %s lies beside this one (%s) and is taken from its release %s", r.path, neighbour.file, r.version),
		Hint:    "add a go.work that uses both modules",
		Related: []lint.Related{{Span: neighbour.place, Message: "the neighbour"}},
	}
	if isPlaceholder(r.version) {
		f.Message = fmt.Sprintf("module %s is required at %s, which nobody published: neither go.work nor replace leads to %s", r.path, r.version, neighbour.file)
		f.Severity, f.Audience = lint.High, lint.Regular
	}
	p.Report(f)
}
