package gomod

import (
	"fmt"

	"github.com/shipgen/shipgen/lint"
)

// MissingRequirement finds imports that no module of go.mod can have.
var MissingRequirement = &lint.Rule{
	Name:  "missing-requirement",
	Title: "Import of a module that go.mod does not require",
	Doc: doc("`go build` stops at an import that no required module provides: \"no required module provides package\". A go.mod that was forgotten in a commit builds on its author's machine only.",
		"// main.go\nimport \"github.com/acme/lib\"\n\n// go.mod\nmodule github.com/acme/api\ngo 1.26", "// go.mod\nmodule github.com/acme/api\ngo 1.26\nrequire github.com/acme/lib v1.2.3",
		"Run `go mod tidy` and commit go.mod and go.sum. Files with `//go:build ignore`, testdata and modules before Go 1.17 are left alone. https://go.dev/ref/mod#go-mod-tidy"),
	Theme: lint.Broken, Severity: lint.High, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Needs:   []*lint.Collector{modules, imports, workspaces},
	Project: missingRequirement,
}

// missingRequirement reports each package of a module once.
func missingRequirement(p *lint.ProjectPass) error {
	type key struct{ module, pkg string }
	reported := map[key]bool{}
	for _, use := range importsOf(p) {
		k := key{use.module.file, use.path}
		if reported[k] || use.own() || use.module.provider(use.path) != nil {
			continue
		}
		reported[k] = true
		p.Report(lint.Finding{
			Span:    use.place,
			Message: fmt.Sprintf("package %s is of no module that %s requires", use.path, use.module.file),
			Hint:    "run go mod tidy and commit go.mod and go.sum",
		})
	}
	return nil
}
