package project

import (
	"fmt"

	"github.com/shipgen/shipgen/lint"
)

// OutdatedGo finds toolchains that cannot build the module.
var OutdatedGo = &lint.Rule{
	Name:  "outdated-go",
	Title: "Go older than go.mod asks for",
	Doc: doc("A toolchain older than go.mod's `go` line refuses the module (\"go.mod requires go >= 1.26\"), or downloads another one, so that what is tested is not what is written.",
		"yaml", "# go.mod says go 1.26\n- uses: actions/setup-go@v6\n  with: {go-version: \"1.21\"}", "- uses: actions/setup-go@v6\n  with: {go-version-file: go.mod}",
		"Take the version from go.mod, remove matrix rows below it, and use an image of its version. A patch release that is older is broken in an image, which fetches no other, and else reported to the pedantic audience. https://go.dev/ref/mod#go-mod-file-go"),
	Theme: lint.Broken, Severity: lint.High, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Needs:   []*lint.Collector{goUses, modules},
	Project: outdatedGo,
}

func outdatedGo(p *lint.ProjectPass) error {
	return compareGo(p, true, func(use goUse, m *module, want goVersion) {
		if !use.version.older(want) {
			return
		}
		f := lint.Finding{
			Span:    use.span,
			Message: fmt.Sprintf("%s has Go %s, older than the %s that %s asks for", use.what, quote(use.text), m.language.text, m.file),
			Hint:    hintFor(use, m),
			Related: []lint.Related{{Span: m.language.span, Message: "the go line"}},
		}
		if use.version.minor == want.minor && !use.exact { // the go command fetches the patch
			f.Severity, f.Audience = lint.Low, lint.Pedantic
		}
		p.Report(f)
	})
}

// compareGo calls f for every use of Go with the module that it is for. Where
// that is one of several, and least is set, the one that asks for the least stands
// for them: what it refuses all refuse.
func compareGo(p *lint.ProjectPass, least bool, f func(goUse, *module, goVersion)) error {
	all := lint.Facts[*module](p)
	for _, use := range lint.Facts[goUse](p) {
		m := moduleOf(all, use.dir)
		if m == nil && len(all) == 1 {
			m = all[0] // the only module, in a folder below
		}
		if m == nil || use.what == "the workflow" && m.dir != use.dir && len(all) > 1 {
			if m = nil; least {
				m = humblest(all)
			}
		}
		if m == nil {
			continue
		}
		if want, ok := parseGo(m.language.text); ok {
			f(use, m, want)
		}
	}
	return nil
}

// humblest is the module that asks for the oldest Go, nil where one asks for none.
func humblest(all []*module) (humble *module) {
	var least goVersion
	for _, m := range all {
		want, ok := parseGo(m.language.text)
		if !ok {
			return nil
		}
		if humble == nil || want.older(least) {
			humble, least = m, want
		}
	}
	return humble
}

func hintFor(use goUse, m *module) string {
	switch {
	case use.matrix:
		return "remove the row"
	case use.what == "the workflow":
		return "write go-version-file: " + m.file
	case toolFiles[use.what] != nil:
		return "write " + m.language.text + " or newer"
	case use.what == "the image":
		return "use golang:" + m.language.text + " or newer"
	}
	return "remove run.go: golangci-lint reads go.mod"
}
