package report

import (
	"io"

	"github.com/shipgen/shipgen/lint"
)

// Entry is one rule as tools see it.
type Entry struct {
	Name       string      `json:"name"`
	Title      string      `json:"title"`
	Theme      lint.Theme  `json:"theme"`
	Severity   string      `json:"severity"`
	Confidence string      `json:"confidence"`
	Audience   string      `json:"audience"`
	Kinds      []lint.Kind `json:"kinds"` // also those that a project rule collects facts from
	Aliases    []string    `json:"aliases"`
	Fixable    bool        `json:"fixable"`
}

// Catalogue describes rules, in their order.
func Catalogue(rules []*lint.Rule) []Entry {
	all := make([]Entry, len(rules))
	for i, rule := range rules {
		all[i] = Entry{
			Name: rule.Name, Title: rule.Title, Theme: rule.Theme,
			Severity: rule.Severity.String(), Confidence: rule.Confidence.String(), Audience: rule.Audience.String(),
			Kinds:   kinds(rule),
			Aliases: append([]string{}, rule.Aliases...),
			Fixable: rule.Fixable,
		}
	}
	return all
}

// WriteCatalogue writes what `shipgen rules --format json` prints.
func WriteCatalogue(w io.Writer, rules []*lint.Rule) error {
	return encode(w, Catalogue(rules))
}

func kinds(rule *lint.Rule) []lint.Kind {
	all := []lint.Kind{}
	seen := map[lint.Kind]bool{}
	add := func(kinds []lint.Kind) {
		for _, kind := range kinds {
			if !seen[kind] {
				seen[kind] = true
				all = append(all, kind)
			}
		}
	}
	add(rule.Kinds)
	for _, collector := range rule.Needs {
		add(collector.Kinds)
	}
	return all
}
