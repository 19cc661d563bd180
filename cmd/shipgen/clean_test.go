package main

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/lint/report"
	"github.com/shipgen/shipgen/lint/suite"
	"github.com/shipgen/shipgen/schema/repo"
)

// TestRenderedTreesLintClean is where generator and lint meet: no rule may find
// anything in what shipgen renders.
func TestRenderedTreesLintClean(t *testing.T) {
	cases, err := filepath.Glob("../../testdata/generate/*/want")
	if err != nil || len(cases) < 3 {
		t.Fatalf("%d golden trees, %v", len(cases), err)
	}
	for _, dir := range cases {
		t.Run(filepath.Base(filepath.Dir(dir)), func(t *testing.T) {
			tree := repo.Memory{}
			load(t, tree, filepath.Dir(dir), "want")
			load(t, tree, dir, "")
			r, err := lint.Run(context.Background(), tree, lint.Options{Rules: suite.Rules()})
			if err != nil {
				t.Fatal(err)
			}
			for _, e := range r.Errors {
				t.Errorf("%s broke on %s: %s", e.Rule, e.File, e.Message)
			}
			var out strings.Builder
			if err := report.Formats[0].Write(&out, rendered(t, r, dir), report.Options{}); err != nil {
				t.Fatal(err)
			}
			if len(r.Findings) > 0 {
				t.Error(out.String())
			}
		})
	}
}

// load reads a folder into a tree, but for one folder of it.
func load(t *testing.T, tree repo.Memory, dir, skip string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, _ := filepath.Rel(dir, name)
		if d.IsDir() {
			if rel == skip {
				return filepath.SkipDir
			}
			return nil
		}
		data, err := os.ReadFile(name)
		tree[filepath.ToSlash(rel)] = data
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// asked are findings that a case's own ship.yaml asks for.
var asked = map[string]string{"several": "missing-race"} // race: false

// rendered keeps the findings in rendered files: what the case's own files hold
// is the case's business.
func rendered(t *testing.T, r *lint.Report, want string) *lint.Report {
	t.Helper()
	var kept []lint.Finding
	for _, f := range r.Findings {
		if _, err := os.Stat(filepath.Join(want, f.Span.File)); err == nil && asked[filepath.Base(filepath.Dir(want))] != f.Rule {
			kept = append(kept, f)
		}
	}
	r.Findings = kept
	return r
}
