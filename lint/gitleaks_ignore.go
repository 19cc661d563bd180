package lint

import (
	"slices"
	"strconv"
	"strings"
)

// GitleaksIgnore is the entries of a .gitleaksignore: fingerprints of findings,
// "file:rule:line", or "commit:file:rule:line" for one version of the file.
// https://github.com/gitleaks/gitleaks#gitleaksignore
type GitleaksIgnore []gitleaksEntry

type gitleaksEntry struct {
	commit, file, rule string
	line               int
}

// ParseGitleaksIgnore reads a .gitleaksignore. Like the tool itself it passes over
// what is no fingerprint.
func ParseGitleaksIgnore(data []byte) GitleaksIgnore {
	var all GitleaksIgnore
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSpace(line)
		parts := strings.Split(line, ":")
		n := len(parts)
		if n < 3 || strings.HasPrefix(line, "#") {
			continue
		}
		at, err := strconv.Atoi(parts[n-1])
		if err != nil {
			continue
		}
		e := gitleaksEntry{file: strings.Join(parts[:n-2], ":"), rule: parts[n-2], line: at}
		if n >= 4 && len(parts[0]) == 40 && strings.Trim(parts[0], "0123456789abcdef") == "" {
			e.commit, e.file = parts[0], strings.Join(parts[1:n-2], ":")
		}
		all = append(all, e)
	}
	return all
}

// Hide takes the findings with these fingerprints out of a report and counts them
// as suppressed. A line holds only for the file as it was, so that an entry about
// a commit says nothing about the work tree.
func (g GitleaksIgnore) Hide(r *Report) {
	r.Findings = slices.DeleteFunc(r.Findings, func(found Finding) bool {
		if found.Theme != LeakedSecret || !slices.ContainsFunc(g, func(e gitleaksEntry) bool { return e.matches(r, &found) }) {
			return false
		}
		r.Suppressed++
		return true
	})
}

func (e gitleaksEntry) matches(r *Report, found *Finding) bool {
	lines := r.Lines[found.Span.File]
	return r.PathOf(found.Span.File) == e.file && lines != nil && lines.Position(found.Span.Start).Line == e.line &&
		(e.commit == "" || r.History && strings.HasPrefix(found.Span.File, e.commit[:shortCommit]+":")) && gitleaksRule(e.rule, found)
}
