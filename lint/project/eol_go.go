package project

import (
	"fmt"

	"github.com/shipgen/shipgen/lint"
)

// EOLGo finds releases of Go that get no security fixes.
var EOLGo = &lint.Rule{
	Name:  "eol-go",
	Title: "Go release without security fixes",
	Doc: doc("Each release of Go is supported until there are two newer ones. A program built with an older toolchain keeps the flaws of its standard library, whatever its own dependencies are.",
		"dockerfile", "FROM golang:1.21-alpine", "FROM golang:1.27-alpine",
		"Build with a supported release; the go line of go.mod may stay lower. The table is of November 2026: 1.26 and 1.27 are supported. Rows of a test matrix are reported to the auditor audience, a workflow that takes such a version from go.mod to the pedantic one. https://go.dev/doc/devel/release#policy"),
	Theme: lint.Insecure, Severity: lint.Low, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Needs:   []*lint.Collector{goUses, modules},
	Project: eolGo,
}

// newestGo is the newest release at the time of the table, and the one before it
// is the oldest that is supported (https://go.dev/doc/devel/release, 2026-11).
const newestGo = 27

func eolGo(p *lint.ProjectPass) error {
	for _, use := range lint.Facts[goUse](p) {
		if use.version.minor >= newestGo-1 || use.what == "golangci-lint" || toolFiles[use.what] != nil {
			continue
		}
		f := lint.Finding{
			Span:    use.span,
			Message: fmt.Sprintf("%s has Go %s, without security fixes since Go 1.%d was released", use.what, quote(use.text), use.version.minor+2),
			Hint:    fmt.Sprintf("use Go 1.%d or 1.%d", newestGo-1, newestGo),
		}
		if use.matrix {
			f.Audience = lint.Auditor
		}
		p.Report(f)
	}
	for _, from := range lint.Facts[goFile](p) {
		fromModule(p, from)
	}
	return nil
}

// fromModule: setup-go takes the toolchain line of go.mod, or the go line, which
// says what the module needs at least, for what to install.
// https://github.com/actions/setup-go#getting-go-version-from-the-gomod-file
func fromModule(p *lint.ProjectPass, from goFile) {
	for _, m := range lint.Facts[*module](p) {
		said := m.language
		if m.toolchain.text != "" {
			said = m.toolchain
		}
		version, ok := parseGo(said.text)
		if m.file != from.file || !ok || version.minor >= newestGo-1 {
			continue
		}
		p.Report(lint.Finding{
			Span: from.span, Audience: lint.Pedantic,
			Message: fmt.Sprintf("the workflow takes Go %s from %s, without security fixes since Go 1.%d was released", said.text, m.file, version.minor+2),
			Hint:    fmt.Sprintf("add toolchain go1.%d.0 to %s; its go line may stay", newestGo, m.file),
			Related: []lint.Related{{Span: said.span, Message: "written here"}},
		})
	}
}
