package secret

import (
	"bytes"
	"strings"
	"sync"

	"github.com/shipgen/shipgen/lint"
)

// namedKinds are the kinds that are known by the name of what holds them.
var namedKinds = sync.OnceValue(func() []*kind {
	var all []*kind
	for _, k := range table() {
		if len(k.near) > 0 {
			all = append(all, k)
		}
	}
	return all
})

// named tries the kinds whose provider an assignment names, in its own name or in
// that of a section that it stands in.
func (s *scan) named(a *assignment, words []string, value string) bool {
	var section []string
	looked := false
	for _, k := range namedKinds() {
		own := k.names(words)
		if !own && !looked {
			section, looked = s.sections(a.nameStart), true
		}
		if !own && !k.names(section) || !k.expression().MatchString(value) {
			continue
		}
		if s.accept(k, a, value, own) {
			return true
		}
	}
	return false
}

// accept gates a value that has the shape of a named kind.
func (s *scan) accept(k *kind, a *assignment, value string, own bool) bool {
	v := k.verdict(value)
	if v == invalid || placeholder(value) && v != valid || !k.structured && !randomEnough(value) {
		return false
	}
	h := hit{kind: k, start: a.start, end: a.end, secret: value, sure: v == valid, confidence: lint.MediumConfidence}
	if own || v == valid {
		h.confidence = lint.HighConfidence
	}
	if (s.role.generated || s.role.lenient()) && v != valid {
		h.confidence = lint.LowConfidence
	}
	s.add(h)
	return true
}

// names says whether consecutive words of a name spell one of the kind's.
func (k *kind) names(words []string) bool {
	for _, near := range k.near {
		for i := range words {
			if spells(words[i:], near) {
				return true
			}
		}
	}
	return false
}

// spells says whether words begin with near, which ends where a word does, or,
// where it is long enough to be no part of another word, within the first.
func spells(words []string, near string) bool {
	rest := near
	for _, word := range words {
		after, ok := strings.CutPrefix(rest, word)
		if !ok {
			break
		}
		if rest = after; rest == "" {
			return true
		}
	}
	return len(near) >= 6 && len(words) > 0 && strings.HasPrefix(words[0], near)
}

// sections are the words of the headings above an offset: [datadog], "datadog": {
// and datadog: with what belongs to it below, within some lines.
func (s *scan) sections(at int) []string {
	begin := max(0, at-400)
	lines := bytes.Split(s.data[begin:at], []byte("\n"))
	indent := len(lines[len(lines)-1]) - len(bytes.TrimLeft(lines[len(lines)-1], " \t\"'-"))
	var words []string
	for i := len(lines) - 2; i >= max(0, len(lines)-9); i-- {
		line := bytes.TrimRight(lines[i], " \t\r")
		text := bytes.TrimLeft(line, " \t")
		heading := bytes.HasSuffix(text, []byte(":")) || bytes.HasSuffix(text, []byte("{")) || bytes.HasPrefix(text, []byte("["))
		if heading && len(text) < 60 && (len(line)-len(text) < indent || text[0] == '[') {
			words = append(words, splitName(string(text))...)
			indent = len(line) - len(text)
		}
	}
	return words
}
