package project

import (
	"fmt"

	"github.com/shipgen/shipgen/lint"
)

// GoVersionDiffers finds places that build with another Go than go.mod names.
var GoVersionDiffers = &lint.Rule{
	Name:  "go-version-differs",
	Title: "Another Go version than in go.mod",
	Doc: doc("When each file names its own Go, the tests run on one version and the image is built with another; an upgrade is forgotten in one of them.",
		"yaml", "# go.mod says go 1.26.3\n- uses: actions/setup-go@v6\n  with: {go-version: \"1.25\"}", "- uses: actions/setup-go@v6\n  with: {go-version-file: go.mod}",
		"Let go.mod say it once: `go-version-file: go.mod`, an image of its minor version, no `run.go` for golangci-lint. A toolchain line counts before the go line. Matrix rows above it are no finding, nor is a supported release where the go line names one that is not; another patch than a toolchain line names is reported to the pedantic audience."),
	Theme: lint.Inconsistent, Severity: lint.Low, Confidence: lint.MediumConfidence, Audience: lint.Regular,
	Needs:   []*lint.Collector{goUses, modules},
	Project: goVersionDiffers,
}

func goVersionDiffers(p *lint.ProjectPass) error {
	return compareGo(p, false, func(use goUse, m *module, want goVersion) {
		if use.version.older(want) || use.matrix || toolFiles[use.what] != nil {
			return
		}
		said := m.language
		toolchain, exact := parseGo(m.toolchain.text)
		if exact {
			want, said = toolchain, m.toolchain
		}
		if !exact && want.minor < newestGo-1 && use.version.minor >= newestGo-1 {
			return // go.mod names the least that it needs, which nobody should run any more
		}
		patch := use.version.minor == want.minor
		if patch && (!exact || use.version.patch < 0 || use.version.patch == want.patch) {
			return
		}
		f := lint.Finding{
			Span:    use.span,
			Message: fmt.Sprintf("%s has Go %s, and %s says %s", use.what, quote(use.text), m.file, said.text),
			Hint:    hintFor(use, m),
			Related: []lint.Related{{Span: said.span, Message: "go.mod"}},
		}
		if patch {
			f.Audience = lint.Pedantic
		}
		p.Report(f)
	})
}
