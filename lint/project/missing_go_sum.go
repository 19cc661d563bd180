package project

import (
	"fmt"
	"path"
	"slices"

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
	all := lint.Facts[*module](p)
	for _, m := range all {
		downloads := m.downloads(p, all)
		if downloads == 0 || p.Tree.Has(path.Join(m.dir, "go.sum")) || p.Tree.Has(path.Join(m.dir, "go.work.sum")) {
			continue
		}
		p.Report(lint.Finding{
			Span:    m.module,
			Message: fmt.Sprintf("module %s requires %s and has no go.sum", m.path, count(downloads, "module")),
			Hint:    "run go mod tidy and commit go.sum",
		})
	}
	return nil
}

// downloads are the modules that are required and fetched: those beside it are
// not where a go.work has them.
func (m *module) downloads(p *lint.ProjectPass, all []*module) int {
	workspace := slices.ContainsFunc(above(m.dir), func(dir string) bool { return p.Tree.Has(path.Join(dir, "go.work")) })
	n := 0
	for _, name := range m.requires {
		beside := slices.ContainsFunc(all, func(other *module) bool { return other.path == name })
		if !workspace || !beside {
			n++
		}
	}
	return n
}

// count is "1 module" or "3 modules".
func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
