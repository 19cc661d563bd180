package lint

import (
	"fmt"
	"slices"
	"strings"
)

// UnusedIgnore finds ignore comments that suppress nothing. The engine itself
// reports them, once all rules have run.
var UnusedIgnore = &Rule{
	Name:  "unused-ignore",
	Title: "Ignore comment that suppresses nothing",
	Doc: `An ignore comment whose finding is gone hides the next one of its kind on that
line. It is reported where the rules that it names all ran.

Bad:

` + "```yaml" + `
- uses: acme/tool@8f4b7f84864484a7bf31766abe9204da3cbe65b3 # shipgen: ignore[unpinned-action] ours
` + "```" + `

Good:

` + "```yaml" + `
- uses: acme/tool@8f4b7f84864484a7bf31766abe9204da3cbe65b3
` + "```" + `

Remove it; ` + "`shipgen lint --fix`" + ` does.
`,
	Theme:      Inconsistent,
	Severity:   Low,
	Confidence: HighConfidence,
	Audience:   Regular,
	Kinds:      []Kind{Text},
	Fixable:    true,
}

// unused reports the ignores of all files that were of no use.
func (e *engine) unused(all *result, byPath map[string]*result) {
	if !e.ran[UnusedIgnore.Name] {
		return
	}
	for _, res := range byPath {
		var findings []Finding
		for _, ig := range res.ignores {
			if idle := e.idle(ig, res, all); len(idle) > 0 {
				findings = append(findings, complete(UnusedIgnore, unusedFinding(res.path, ig, idle)))
			}
		}
		if len(findings) > 0 {
			e.late(res, findings)
		}
	}
}

// idleEntries reports the entries of the settings that switch nothing off.
func (e *engine) idleEntries(unused []Ignore) []Finding {
	var findings []Finding
	for _, entry := range unused {
		if !e.ran[UnusedIgnore.Name] || entry.At.File == "" {
			continue
		}
		found := complete(UnusedIgnore, Finding{
			Span:    entry.At,
			Message: fmt.Sprintf("the ignore of %s in %s suppresses nothing", entry.Rule, entry.Path),
			Hint:    "remove the entry",
		})
		if e.wants(&found) {
			findings = append(findings, found)
		}
	}
	return findings
}

// idle are the rules of an ignore that suppressed nothing although they ran, as
// indexes of its names.
func (e *engine) idle(ig *ignore, res, all *result) []int {
	var idle []int
	for i, name := range ig.names {
		if ig.problem == "" && !name.used && name.name != UnusedIgnore.Name && e.ranOver(name.name, res, all) {
			idle = append(idle, i)
		}
	}
	return idle
}

// ranOver says whether a rule saw all that it could have found in a file.
func (e *engine) ranOver(name string, res, all *result) bool {
	i := slices.IndexFunc(e.opts.Rules, func(r *Rule) bool { return r.Name == name })
	if i < 0 || e.opts.Partial && e.opts.Rules[i].Project != nil {
		return false
	}
	family := e.opts.Rules[i].Family
	broke := func(err RuleError) bool { return err.Rule == name || family != nil && err.Rule == family.Name }
	return !slices.ContainsFunc(res.errors, broke) && !slices.ContainsFunc(all.errors, broke)
}

func unusedFinding(path string, ig *ignore, idle []int) Finding {
	names := make([]string, len(idle))
	for i, at := range idle {
		names[i] = ig.names[at].name
	}
	found := Finding{
		Span:    Span{path, ig.start, ig.end},
		Message: "ignore comment for " + strings.Join(names, ", ") + " suppresses nothing",
		Hint:    "remove it",
	}
	if len(idle) < len(ig.names) {
		found.Span = Span{path, ig.names[idle[0]].start, ig.names[idle[0]].end}
		found.Hint = fmt.Sprintf("remove %s from it", strings.Join(names, ", "))
	}
	found.Fixes = []Fix{{Title: "remove what suppresses nothing", Safe: true, Edits: ig.without(path, idle)}}
	return found
}

// without are the edits that take rules out of the comment, or the comment out
// of the file.
func (ig *ignore) without(path string, idle []int) []Edit {
	if len(idle) == len(ig.names) {
		return []Edit{{Span: Span{path, ig.cutStart, ig.cutEnd}}}
	}
	var kept []string
	for i, name := range ig.names {
		if !slices.Contains(idle, i) {
			kept = append(kept, name.name)
		}
	}
	span := Span{path, ig.names[0].start, ig.names[len(ig.names)-1].end}
	return []Edit{{Span: span, New: []byte(strings.Join(kept, ","))}}
}
