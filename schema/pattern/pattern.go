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

// FindStringSubmatch is the first match in s and its groups, nil without one.
func (p *Pattern) FindStringSubmatch(s string) []string { return p.compiled().FindStringSubmatch(s) }

// FindAllStringSubmatch are the first n matches in s and their groups, all with -1.
func (p *Pattern) FindAllStringSubmatch(s string, n int) [][]string {
	return p.compiled().FindAllStringSubmatch(s, n)
}

// FindAllStringSubmatchIndex are the places of the first n matches in s and of
// their groups, all with -1.
func (p *Pattern) FindAllStringSubmatchIndex(s string, n int) [][]int {
	return p.compiled().FindAllStringSubmatchIndex(s, n)
}

// ReplaceAllFunc is b with its matches replaced by what by makes of them.
func (p *Pattern) ReplaceAllFunc(b []byte, by func([]byte) []byte) []byte {
	return p.compiled().ReplaceAllFunc(b, by)
}

// ReplaceAllStringFunc is s with its matches replaced by what by makes of them.
func (p *Pattern) ReplaceAllStringFunc(s string, by func(string) string) string {
	return p.compiled().ReplaceAllStringFunc(s, by)
}

// FindString is the first match in s, "" without one.
func (p *Pattern) FindString(s string) string { return p.compiled().FindString(s) }

// FindSubmatch is the first match in b and its groups, nil without one.
func (p *Pattern) FindSubmatch(b []byte) [][]byte { return p.compiled().FindSubmatch(b) }

// FindAllIndex are the places of the first n matches in b, all with -1.
func (p *Pattern) FindAllIndex(b []byte, n int) [][]int { return p.compiled().FindAllIndex(b, n) }

// FindAllStringIndex are the places of the first n matches in s, all with -1.
func (p *Pattern) FindAllStringIndex(s string, n int) [][]int {
	return p.compiled().FindAllStringIndex(s, n)
}

// FindAllSubmatchIndex are the places of the first n matches in b and of their
// groups, all with -1.
func (p *Pattern) FindAllSubmatchIndex(b []byte, n int) [][]int {
	return p.compiled().FindAllSubmatchIndex(b, n)
}

// FindStringIndex is the place of the first match in s, nil without one.
func (p *Pattern) FindStringIndex(s string) []int { return p.compiled().FindStringIndex(s) }

// FindAllSubmatch are the first n matches in b and their groups, all with -1.
func (p *Pattern) FindAllSubmatch(b []byte, n int) [][][]byte {
	return p.compiled().FindAllSubmatch(b, n)
}

// FindStringSubmatchIndex are the places of the first match in s and of its
// groups, nil without one.
func (p *Pattern) FindStringSubmatchIndex(s string) []int {
	return p.compiled().FindStringSubmatchIndex(s)
}
