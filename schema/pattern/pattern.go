// Package pattern is package regexp for expressions that most runs never use:
// each is compiled when it is first asked for. All of them would take longer than
// the rest of a small run.
package pattern

import (
	"regexp"
	"sync"
)

// Pattern is a regular expression (RE2). Its methods are those of regexp.Regexp;
// the first call panics where the expression is wrong.
type Pattern struct{ compiled func() *regexp.Regexp }

// New is an expression, not compiled yet.
func New(text string) *Pattern {
	return &Pattern{sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(text) })}
}

// Match says whether b has a match.
func (p *Pattern) Match(b []byte) bool { return p.compiled().Match(b) }

// MatchString says whether s has a match.
func (p *Pattern) MatchString(s string) bool { return p.compiled().MatchString(s) }

// FindIndex is the place of the first match in b, nil without one.
func (p *Pattern) FindIndex(b []byte) []int { return p.compiled().FindIndex(b) }

// FindSubmatchIndex are the places of the first match in b and of its groups,
// nil without one.
func (p *Pattern) FindSubmatchIndex(b []byte) []int { return p.compiled().FindSubmatchIndex(b) }

// FindAllString are the first n matches in s, all with -1.
func (p *Pattern) FindAllString(s string, n int) []string { return p.compiled().FindAllString(s, n) }

// ReplaceAllString is s with its matches replaced; $1 stands for a group.
func (p *Pattern) ReplaceAllString(s, by string) string {
	return p.compiled().ReplaceAllString(s, by)
}

// ReplaceAll is b with its matches replaced; $1 stands for a group.
func (p *Pattern) ReplaceAll(b, by []byte) []byte { return p.compiled().ReplaceAll(b, by) }
