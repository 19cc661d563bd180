package project

import (
	"bytes"
	"encoding/json"
	"slices"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/pattern"
)

// managers are Renovate's names of the ecosystems, where it is told to look at some
// only. https://docs.renovatebot.com/configuration-options/#enabledmanagers
var managers = map[string][]string{
	"gomod": {"gomod"}, "github-actions": {"github-actions"}, "docker": {"dockerfile"}, "npm": {"npm", "bun"}, "cargo": {"cargo"}, "terraform": {"terraform", "opentofu"},
}

// renovate is a configuration that names managers.
type renovate struct {
	managers []string
	place    lint.Span
}

var enabledManagers = pattern.New(`["']?enabledManagers["']?\s*:\s*(\[[^\]]*\])`)

var renovateManagers = &lint.Collector{
	Name:  "renovate-managers",
	Kinds: []lint.Kind{lint.Text},
	File: func(p *lint.Pass) error {
		if !slices.Contains(renovates, p.File.Path) || !p.File.Contains("enabledManagers") {
			return nil
		}
		m := enabledManagers.FindSubmatchIndex(p.File.Data)
		if m == nil {
			return nil
		}
		r := renovate{place: p.Span(m[2], m[3])}
		if json.Unmarshal(p.File.Data[m[2]:m[3]], &r.managers) == nil { // JSON5 may be anything
			p.Export(r)
		}
		return nil
	},
}

// updates says whether Renovate looks at an ecosystem; a pattern is taken for one.
func (r renovate) updates(ecosystem string) bool {
	return slices.ContainsFunc(r.managers, func(manager string) bool {
		return slices.Contains(managers[ecosystem], manager) || bytes.ContainsAny([]byte(manager), "/*") || manager == "regex" && ecosystem == "docker"
	})
}
