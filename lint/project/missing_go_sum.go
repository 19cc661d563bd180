package project

import (
	"fmt"
	"path"

	"github.com/shipgen/shipgen/lint"
)

// MissingGoSum finds modules whose dependencies nobody checks.
var MissingGoSum = &lint.Rule{
	Name:  "missing-go-sum",
	Title: "go.mod with dependencies and no go.sum",
	Doc: doc("go.sum holds the hashes of what is downloaded. Without it every build fails with `-mod=readonly`, which is the default, or takes what comes.",
		"text", "go.mod   # require github.com/acme/lib v1.2.3\nmain.go", "go.mod\ngo.sum\nmain.go",
		"Run `go mod tidy` and commit go.sum. Modules with a vendor folder are no exception: go.sum is checked there too. https://go.dev/ref/mod#go-sum-files"),
	Theme: lint.Broken, Severity: lint.Medium, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Needs:   []*lint.Collector{modules},
	Project: missingGoSum,
}

func missingGoSum(p *lint.ProjectPass) error {
	for _, m := range lint.Facts[*module](p) {
		if m.requires == 0 || p.Tree.Has(path.Join(m.dir, "go.sum")) || p.Tree.Has(path.Join(m.dir, "go.work.sum")) {
			continue
		}
		p.Report(lint.Finding{
			Span:    m.module,
			Message: fmt.Sprintf("module %s requires %d modules and has no go.sum", m.path, m.requires),
			Hint:    "run go mod tidy and commit go.sum",
		})
	}
	return nil
}
