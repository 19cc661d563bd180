package gomod

import (
	"fmt"
	"go/version"

	"golang.org/x/mod/modfile"

	"github.com/shipgen/shipgen/lint"
)

// UntidyGoMod finds lines of a go.mod that `go mod tidy` would not have left.
var UntidyGoMod = &lint.Rule{
	Name:  "untidy-go-mod",
	Title: "go.mod that go mod tidy would change",
	Doc: doc("An untidy go.mod changes under the hands of the next person who runs a go command, and its diff is in a commit about something else. Readers and bots take `// indirect` for \"not ours\".",
		"require (\n\tgithub.com/acme/lib v1.2.3\n\tgithub.com/acme/lib v1.3.0\n\tgithub.com/acme/log v1.0.0 // indirect   <- and main.go imports it\n)\ntoolchain go1.22.1   <- and the go line says 1.25", "require (\n\tgithub.com/acme/lib v1.3.0\n\tgithub.com/acme/log v1.0.0\n)",
		"Run `go mod tidy`, and `go mod tidy -diff` in CI. Reported are modules that are required twice, a toolchain line below the go line, which has no effect, imports whose module is marked `// indirect`, and direct requirements that no file imports (one that is generated in the build can need them). https://go.dev/ref/mod#go-mod-tidy"),
	Theme: lint.Inconsistent, Severity: lint.Low, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds:   []lint.Kind{lint.GoMod},
	File:    untidyLines,
	Needs:   []*lint.Collector{modules, imports, workspaces},
	Project: untidyComments,
}

func untidyLines(p *lint.Pass) error {
	f, _, err := parse(p)
	if err != nil || isSample(p.File.Path) {
		return nil
	}
	first := map[string]*modfile.Require{}
	for _, r := range f.Require {
		if before := first[r.Mod.Path]; before != nil {
			p.Report(lint.Finding{
				Span:    lineSpan(p, r.Syntax),
				Message: fmt.Sprintf("module %s is required twice, at %s and at %s: the higher one counts", r.Mod.Path, before.Mod.Version, r.Mod.Version),
				Hint:    "run go mod tidy",
				Related: []lint.Related{{Span: lineSpan(p, before.Syntax), Message: "the other line"}},
			})
			continue
		}
		first[r.Mod.Path] = r
	}
	if f.Toolchain != nil && f.Go != nil && version.IsValid(f.Toolchain.Name) && version.Compare(f.Toolchain.Name, "go"+f.Go.Version) < 0 {
		p.Report(lint.Finding{
			Span:    lineSpan(p, f.Toolchain.Syntax),
			Message: fmt.Sprintf("toolchain %s has no effect: the go line asks for %s", f.Toolchain.Name, f.Go.Version),
			Hint:    "remove the line, or raise it above the go line",
		})
	}
	return nil
}

// untidyComments reports each requirement once, at the go.mod.
func untidyComments(p *lint.ProjectPass) error {
	reported := map[lint.Span]bool{}
	for _, use := range importsOf(p) {
		r := use.module.provider(use.path)
		if r == nil || !r.indirect || reported[r.place] || use.own() {
			continue
		}
		reported[r.place] = true
		p.Report(lint.Finding{
			Span:    r.place,
			Message: fmt.Sprintf("module %s is marked indirect, and %s imports it", r.path, use.place.File),
			Hint:    "run go mod tidy",
			Related: []lint.Related{{Span: use.place, Message: "imported here"}},
		})
	}
	untidyLeftovers(p)
	return nil
}

// untidyLeftovers reports requirements that nothing needs any more: no file that
// go mod tidy looks at imports them, and no tool is of them.
func untidyLeftovers(p *lint.ProjectPass) {
	used, seen := map[*requirement]bool{}, map[*goModule]bool{}
	folders := byFolder(lint.Facts[*goModule](p))
	for _, file := range lint.Facts[goImports](p) {
		m := moduleOf(folders, file.file)
		if m == nil {
			continue
		}
		seen[m] = true
		for _, one := range file.paths {
			used[m.provider(one.path)] = true
		}
	}
	for _, m := range lint.Facts[*goModule](p) {
		if !seen[m] || m.sample || m.language < 17 {
			continue
		}
		for _, tool := range m.tools {
			used[m.provider(tool)] = true
		}
		reportLeftovers(p, m, used)
	}
}

// reportLeftovers is silent where most of what a module requires seems to be left
// over: then its files are made in the build, or are not all here.
func reportLeftovers(p *lint.ProjectPass, m *goModule, used map[*requirement]bool) {
	var unused []*requirement
	direct := 0
	for i := range m.requires {
		r := &m.requires[i]
		if r.indirect || m.provider(r.path) != r { // the second line of one that is there twice
			continue
		}
		if direct++; !used[r] {
			unused = append(unused, r)
		}
	}
	if len(unused) > 3 && len(unused) > direct/2 {
		return
	}
	for _, r := range unused {
		p.Report(lint.Finding{
			Span: r.place, Confidence: lint.MediumConfidence,
			Message: fmt.Sprintf("module %s is required directly, and no Go file of %s imports it", r.path, m.path),
			Hint:    "run go mod tidy",
		})
	}
}
