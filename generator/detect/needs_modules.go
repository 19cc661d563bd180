package detect

import (
	"path"
	"slices"
	"strings"

	"github.com/shipgen/shipgen/schema/pattern"
	"github.com/shipgen/shipgen/schema/source"
)

// modulePattern is what ship.yaml takes under go.private.
var modulePattern = pattern.New(`^[A-Za-z0-9*?\[\]._~-]+(/[A-Za-z0-9*?\[\]._~-]+)*$`)

// readPrivate takes the patterns of private modules that the repository's own
// files set, where a module that is required needs them.
func (r *Result) readPrivate(modules []*source.Module) {
	for _, p := range source.PrivatePatterns(r.tree) {
		if modulePattern.MatchString(p.Text) && slices.ContainsFunc(modules, func(m *source.Module) bool { return needed(m, p) }) {
			r.patterns = append(r.patterns, p)
		}
	}
	if len(r.patterns) > 0 {
		return
	}
	for _, m := range modules {
		if required, ok := m.AskPrivate(); ok {
			r.ask("/go/private", "is "+required+" private? It lies where "+m.Path+" does ("+path.Join(m.Dir, "go.mod")+")")
			return
		}
	}
}

// needed says whether a required module matches that is not taken from a folder.
func needed(m *source.Module, p source.PrivatePattern) bool {
	return slices.ContainsFunc(m.Requires, func(required string) bool {
		replaced := slices.ContainsFunc(m.Replaces, func(one source.Replace) bool { return one.Old == required })
		return !replaced && !m.Vendor && p.Matches(required)
	})
}

// writePrivate is ship.yaml's go.private with its evidence.
func (r *Result) writePrivate(w *writer) {
	if len(r.patterns) == 0 {
		for _, u := range r.Unknown {
			if u.Key == "/go/private" {
				w.line("# go: {private: […]} # " + oneLine(u.Why))
			}
		}
		return
	}
	var patterns []string
	var at evidence
	for _, p := range r.patterns {
		patterns = append(patterns, `"`+p.Text+`"`)
		at = append(at, where(p.Fact))
	}
	w.value("go: {private: ["+strings.Join(patterns, ", ")+"]}", slices.Compact(at))
}
