package gomod

import (
	"fmt"
	"path"
	"strings"

	"github.com/shipgen/shipgen/lint"
)

// MissingChecksum finds requirements that go.sum has no hash of.
var MissingChecksum = &lint.Rule{
	Name:  "missing-checksum",
	Title: "Required module that go.sum has no hash of",
	Doc: doc("The go command refuses to build with a module whose hash it has not: \"missing go.sum entry\". It happens where go.mod was changed by hand or by a merge and go.sum was not.",
		"# go.mod: require github.com/acme/lib v1.3.0\n# go.sum\ngithub.com/acme/lib v1.2.3 h1:…\ngithub.com/acme/lib v1.2.3/go.mod h1:…", "# go.sum\ngithub.com/acme/lib v1.3.0 h1:…\ngithub.com/acme/lib v1.3.0/go.mod h1:…",
		"Run `go mod tidy` and commit go.sum. Modules that a folder replaces need no hash; a vendor folder is checked by itself. https://go.dev/ref/mod#go-sum-files"),
	Theme: lint.Broken, Severity: lint.High, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Needs:   []*lint.Collector{modules, workspaces, checksums},
	Project: missingChecksum,
}

func missingChecksum(p *lint.ProjectPass) error {
	works, all := lint.Facts[workspace](p), lint.Facts[sums](p)
	for _, m := range lint.Facts[*goModule](p) {
		if m.sample || p.Tree.Has(path.Join(m.dir, "vendor/modules.txt")) {
			continue
		}
		known := hashesFor(m, works, all)
		if known == nil {
			continue // the finding of missing-go-sum
		}
		for _, r := range m.requires {
			if lack := lacking(m, r, known); lack != "" {
				p.Report(lint.Finding{
					Span:    r.place,
					Message: fmt.Sprintf("go.sum has no hash of %s", lack),
					Hint:    "run go mod tidy and commit go.sum",
				})
			}
		}
	}
	return nil
}

// hashesFor are the hashes that count for a module, those of its workspace
// included; nil where it has no go.sum that was read.
func hashesFor(m *goModule, works []workspace, all []sums) []map[string]bool {
	var own []map[string]bool
	w, shared := workspaceOf(works, m)
	for _, s := range all {
		if s.dir == m.dir || shared && (s.dir == w.dir || w.uses[s.dir]) {
			own = append(own, s.hashes)
		}
	}
	return own
}

// lacking is what of a requirement has no hash. A requirement is there with its
// go.mod; one that is imported, which a tidy go.mod says by not calling it
// indirect, with its files too. Before Go 1.17 a higher version may be selected.
func lacking(m *goModule, r requirement, known []map[string]bool) string {
	const pruned = 17
	if new := m.replaced(r); new != nil {
		if new.version == "" {
			return ""
		}
		r.path, r.version = new.to, new.version
	}
	name := r.path + " " + r.version
	switch {
	case isPlaceholder(r.version):
		return "" // the finding of missing-workspace, or of the go command at once
	case !has(known, name+"/go.mod"):
		return strings.ReplaceAll(name, " ", "@")
	case !r.indirect && m.language >= pruned && !has(known, name):
		return "the files of " + strings.ReplaceAll(name, " ", "@") + ", only of its go.mod"
	}
	return ""
}

func has(known []map[string]bool, name string) bool {
	for _, hashes := range known {
		if hashes[name] {
			return true
		}
	}
	return false
}
