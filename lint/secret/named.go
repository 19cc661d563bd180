package secret

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
	"sync"

	"github.com/shipgen/shipgen/lint"
)

// clue is a word that names a kind.
type clue struct {
	near string
	row  int // in the table
	kind *kind
	word int // of the name, at which it was found
}

// clues are the words that name kinds, by their first two letters.
var clues = sync.OnceValue(func() map[string][]clue {
	all := map[string][]clue{}
	for row, k := range table() {
		for _, near := range k.near {
			all[near[:2]] = append(all[near[:2]], clue{near: near, row: row, kind: k})
		}
	}
	return all
})

// named tries the kinds whose provider an assignment names, in its own name or in
// that of a section that it stands in.
func (s *scan) named(a *assignment, words []string, value string) bool {
	if len(value) < 8 || strings.IndexByte(value, ' ') >= 0 {
		return false
	}
	for _, k := range kindsNamed(words) {
		if k.expression().MatchString(value) && s.accept(k, a, value, true) {
			return true
		}
	}
	for _, k := range kindsNamed(s.sections(a.nameStart)) {
		if k.expression().MatchString(value) && s.accept(k, a, value, false) {
			return true
		}
	}
	return false
}

// kindsNamed are the kinds that consecutive words of a name spell, in the order
// of the words, for a provider stands before what it calls its secret, and then of
// the tables.
func kindsNamed(words []string) []*kind {
	var found []clue
	for i, word := range words {
		if len(word) < 2 {
			continue
		}
		for _, c := range clues()[word[:2]] {
			if spells(words[i:], c.near) {
				c.word = i
				found = append(found, c)
			}
		}
	}
	slices.SortFunc(found, func(a, b clue) int { return cmp.Or(cmp.Compare(a.word, b.word), cmp.Compare(a.row, b.row)) })
	var kinds []*kind
	for _, c := range found {
		if !slices.Contains(kinds, c.kind) {
			kinds = append(kinds, c.kind)
		}
	}
	return kinds
}

// accept gates a value that has the shape of a named kind.
func (s *scan) accept(k *kind, a *assignment, value string, own bool) bool {
	v := k.verdict(value)
	if v == invalid || placeholder(value) && v != valid || !k.structured && !randomEnough(value) || k.spelt(value) {
		return false
	}
	h := hit{kind: k, start: a.start, end: a.end, secret: value, sure: v == valid, confidence: lint.MediumConfidence}
	if own || v == valid {
		h.confidence = lint.HighConfidence
	}
	if v != valid && (s.role.generated || s.role.lenient() && (k.local || !own)) {
		h.confidence = lint.LowConfidence
	} else if v != valid && s.role.lenient() {
		h.confidence = lint.MediumConfidence
	}
	s.add(h)
	return true
}

// spelt says whether a value holds the name of its provider, as those do that
// somebody made up; no random text does.
func (k *kind) spelt(value string) bool {
	folded := foldString(value)
	return slices.ContainsFunc(k.near, func(near string) bool {
		return len(near) >= 5 && strings.Contains(folded, near) && !strings.Contains(foldString(k.shape), near)
	})
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

// sections are the words before an offset on its line, and of the headings above
// it: [datadog], "datadog": { and datadog: with what belongs to it below, within
// some lines.
func (s *scan) sections(at int) []string {
	begin := max(0, at-400)
	lines := bytes.Split(s.data[begin:at], []byte("\n"))
	indent := len(lines[len(lines)-1]) - len(bytes.TrimLeft(lines[len(lines)-1], " \t\"'-"))
	words := splitName(string(lines[len(lines)-1]))
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
