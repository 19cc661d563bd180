package lint

import (
	"slices"
	"strings"
)

// ownMarker opens an ignore comment of shipgen.
const ownMarker = "shipgen:"

// ignore is one "shipgen: ignore[rule] reason" comment. What is wrong with it is
// in problem; such a comment suppresses nothing.
type ignore struct {
	comment
	target  int // the line whose findings it suppresses
	names   []ignoredRule
	reason  string
	problem string

	cutStart, cutEnd int // bytes to remove to be rid of the comment
}

type ignoredRule struct {
	name       string
	start, end int // bytes of the file
	used       bool
}

// ownIgnores are the file's ignore comments, in order; read once.
func (f *File) ownIgnores() []*ignore {
	all, _ := f.ignores.get(func() ([]*ignore, error) {
		if !f.Contains(ownMarker) {
			return nil, nil
		}
		return f.parseIgnores(), nil
	})
	return all
}

func (f *File) parseIgnores() []*ignore {
	var all []*ignore
	for _, c := range f.comments(ownMarker) {
		if ig := parseIgnore(c, string(f.Data[c.start:c.end])); ig != nil {
			ig.target = f.target(c)
			ig.cutStart, ig.cutEnd = f.cut(c)
			all = append(all, ig)
		}
	}
	return all
}

// target is the comment's own line, or, where it is alone, the next that is not
// a comment alone.
func (f *File) target(c comment) int {
	if !c.alone {
		return c.line
	}
	lines := f.Lines()
	for n := c.line + 1; n <= lines.Count(); n++ {
		if !f.commentOnly(string(lines.Text(n))) {
			return n
		}
	}
	return c.line
}

// cut is what to remove with a comment: its whole line where it is alone on it,
// else also the blanks before it.
func (f *File) cut(c comment) (start, end int) {
	start, end = f.Lines().Line(c.line)
	if c.alone && c.end == end {
		next, _ := f.Lines().Line(c.line + 1)
		return start, next
	}
	for start, end = c.start, c.end; start > 0 && isBlank(f.Data[start-1]); start-- {
	}
	return start, end
}

func (f *File) commentOnly(text string) bool {
	text = strings.TrimSpace(text)
	return slices.ContainsFunc(leadersOf(f.Path), func(token string) bool {
		return strings.HasPrefix(text, token)
	})
}

// parseIgnore reads "shipgen: ignore[a,b] reason"; nil for a comment that speaks
// of something else, like "shipgen: ignores are listed below".
func parseIgnore(c comment, source string) *ignore {
	rest := strings.TrimLeft(strings.TrimPrefix(c.text, ownMarker), " \t")
	rest, ok := strings.CutPrefix(rest, "ignore")
	if !ok || rest != "" && !strings.ContainsAny(rest[:1], " \t[(:=") {
		return nil
	}
	ig := &ignore{comment: c}
	list, ok := strings.CutPrefix(rest, "[")
	list, reason, closed := strings.Cut(list, "]")
	if !ok || !closed {
		ig.problem = "ignore comment without [rule]"
		return ig
	}
	ig.reason = strings.TrimSpace(reason)
	ig.names = ignoredRules(list, c.start+strings.Index(source, "[")+1)
	if len(ig.names) == 0 {
		ig.problem = "ignore comment that names no rule"
	}
	return ig
}

func ignoredRules(list string, offset int) []ignoredRule {
	var all []ignoredRule
	for _, part := range strings.SplitAfter(list, ",") {
		name := strings.TrimSpace(strings.TrimSuffix(part, ","))
		if name != "" {
			start := offset + strings.Index(part, name)
			all = append(all, ignoredRule{name: name, start: start, end: start + len(name)})
		}
		offset += len(part)
	}
	return all
}

// suppress says whether the comment switches the finding off, and remembers that
// it was of use.
func (ig *ignore) suppress(found *Finding, line int) bool {
	if ig.problem != "" || ig.target != line {
		return false
	}
	hit := false
	for i := range ig.names {
		if ig.names[i].name == found.Rule {
			ig.names[i].used, hit = true, true
		}
	}
	return hit
}

// suppressors are all comments and annotations that can switch off a finding in
// one file.
type suppressors struct {
	file    *File
	own     []*ignore
	foreign []scope
}

func (e *engine) suppressors(f *File, own []*ignore) *suppressors {
	return &suppressors{file: f, own: own, foreign: foreignScopes(f)}
}

func (s *suppressors) suppress(found *Finding) bool {
	if len(s.own) == 0 && len(s.foreign) == 0 {
		return false
	}
	lines := s.file.Lines()
	first := lines.Position(found.Span.Start).Line
	last := max(first, lines.Position(found.Span.End-1).Line)
	hit := false
	for _, ig := range s.own {
		hit = ig.suppress(found, first) || hit
	}
	for _, sc := range s.foreign {
		hit = hit || sc.covers(first, last) && sc.match(found)
	}
	return hit
}
