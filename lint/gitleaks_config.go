package lint

import (
	"regexp"
	"slices"
	"strings"

	"github.com/shipgen/shipgen/schema/gitleaks"
)

// GitleaksConfig is what a .gitleaks.toml says is no leak.
type GitleaksConfig struct{ *gitleaks.Config }

// Hide takes the findings that the allow lists name out of a report and counts
// them as suppressed. A "match" is taken to be the whole line, of which gitleaks
// matches a part.
func (g GitleaksConfig) Hide(r *Report) {
	r.Findings = slices.DeleteFunc(r.Findings, func(found Finding) bool {
		if found.Theme != LeakedSecret || !g.allows(r, &found) {
			return false
		}
		r.Suppressed++
		return true
	})
}

func (g GitleaksConfig) allows(r *Report, found *Finding) bool {
	return slices.ContainsFunc(g.Disabled, func(rule string) bool { return gitleaksRule(rule, found) }) ||
		slices.ContainsFunc(g.Allow, func(a gitleaks.Allow) bool { return allowed(r, &a, found) })
}

// gitleaksRule says whether a finding is one of that tool's rule. What no rule of
// gitleaks names is what its generic one finds.
func gitleaksRule(rule string, found *Finding) bool {
	return aliased("gitleaks", []string{rule})(found) || rule == "generic-api-key" && !aliasedAny("gitleaks")(found)
}

func allowed(r *Report, a *gitleaks.Allow, found *Finding) bool {
	if len(a.Rules) > 0 && !slices.ContainsFunc(a.Rules, func(rule string) bool { return gitleaksRule(rule, found) }) {
		return false
	}
	var verdicts []bool
	if len(a.Paths) > 0 {
		verdicts = append(verdicts, matchesAny(a.Paths, r.PathOf(found.Span.File)))
	}
	if len(a.Regexes) > 0 {
		verdicts = append(verdicts, matchesAny(a.Regexes, target(r, a, found)))
	}
	if len(a.Stopwords) > 0 {
		folded := strings.ToLower(found.Secret)
		verdicts = append(verdicts, slices.ContainsFunc(a.Stopwords, func(word string) bool { return strings.Contains(folded, word) }))
	}
	if len(a.Commits) > 0 {
		verdicts = append(verdicts, r.History && slices.ContainsFunc(a.Commits, func(commit string) bool { return from(found, commit) }))
	}
	if a.All {
		return len(verdicts) > 0 && !slices.Contains(verdicts, false)
	}
	return slices.Contains(verdicts, true)
}

// from says whether a finding of the history is one of a commit.
func from(found *Finding, commit string) bool {
	return len(commit) >= shortCommit && strings.HasPrefix(found.Span.File, commit[:shortCommit]+":")
}

// target is the text that the patterns of an allow list look at.
func target(r *Report, a *gitleaks.Allow, found *Finding) string {
	lines := r.Lines[found.Span.File]
	if a.Target != "line" && a.Target != "match" || lines == nil {
		return found.Secret
	}
	return string(lines.Text(lines.Position(found.Span.Start).Line))
}

func matchesAny(all []*regexp.Regexp, text string) bool {
	return slices.ContainsFunc(all, func(re *regexp.Regexp) bool { return re.MatchString(text) })
}
