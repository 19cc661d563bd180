package gomod

import (
	"fmt"
	"strings"

	"golang.org/x/mod/module"

	"github.com/shipgen/shipgen/lint"
)

// UntaggedRequirement finds requirements of commits that are no release.
var UntaggedRequirement = &lint.Rule{
	Name:  "untagged-requirement",
	Title: "Module required at a commit without a release",
	Doc: doc("A pseudo-version is one commit of a branch: it is fixed, and nobody has called it done. Notes of releases, advisories and update bots speak of releases.",
		"require github.com/acme/lib v0.0.0-20250102030405-0123456789ab", "require github.com/acme/lib v1.2.3",
		"Require a release where there is one. Many modules never tag any, so this is for the pedantic audience, and for direct requirements only. https://go.dev/ref/mod#pseudo-versions"),
	Theme: lint.UnpinnedVersion, Severity: lint.Info, Confidence: lint.HighConfidence, Audience: lint.Pedantic,
	Needs:   []*lint.Collector{modules},
	Project: untaggedRequirement,
}

func untaggedRequirement(p *lint.ProjectPass) error {
	for _, m := range lint.Facts[*goModule](p) {
		for _, r := range m.requires {
			if m.sample || r.indirect || !module.IsPseudoVersion(r.version) || m.replaced(r) != nil || isPlaceholder(r.version) {
				continue
			}
			what := "a commit before its first release"
			if base, err := module.PseudoVersionBase(r.version); err == nil && base != "" {
				what = "a commit after " + base
			}
			p.Report(lint.Finding{
				Span:    r.place,
				Message: fmt.Sprintf("module %s is required at %s", r.path, what),
				Hint:    "require a release, if there is one: go list -m -versions " + r.path,
			})
		}
	}
	return nil
}

// isPlaceholder: go mod tidy writes such a version for a module that only a
// replace can find (https://go.dev/ref/mod#go-mod-file-replace), and people v0.0.0.
func isPlaceholder(version string) bool {
	return version == "v0.0.0" || strings.HasPrefix(version, "v0.0.0-00010101000000-")
}
