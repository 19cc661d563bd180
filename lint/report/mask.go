package report

import (
	"iter"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/shipgen/shipgen/lint"
)

// leastMasked is the shortest value, in bytes, that is masked wherever it turns
// up; a shorter one is only masked where it was found, for it is in every word.
const leastMasked = 6

// everywhere says whether a value is masked wherever it turns up: not where it is
// short, nor a word of small letters, which says nothing where it was not found.
func everywhere(part string) bool {
	word := strings.IndexFunc(part, func(r rune) bool { return r < 'a' || r > 'z' }) < 0
	return len(part) >= leastMasked && (!word || len(part) >= 3*leastMasked)
}

// mask hides what leaked from what is written.
type mask struct {
	show  bool
	parts map[[leastMasked]byte][]string // leaked values, by how they begin
	first [256]bool                      // the bytes that one of them begins with
	spans map[string][]lint.Span         // of leaked values, by file
}

func newMask(r *lint.Report, show bool) *mask {
	m := &mask{show: show, parts: map[[leastMasked]byte][]string{}, spans: map[string][]lint.Span{}}
	for _, found := range r.Findings {
		if found.Secret != "" || found.Theme == lint.LeakedSecret {
			m.spans[found.Span.File] = append(m.spans[found.Span.File], found.Span)
		}
	}
	for _, secret := range r.Secrets { // a private key is quoted line by line
		for line := range strings.Lines(secret) {
			if line = strings.TrimRight(line, "\r\n"); everywhere(line) {
				m.hide(line)
			}
		}
	}
	return m
}

// text is a message without leaked values.
func (m *mask) text(s string) string {
	if m.show || !m.found(s) {
		return s
	}
	return stars(s, m.bytes("", 0, s))
}

// hide masks a value wherever it turns up.
func (m *mask) hide(part string) {
	m.first[part[0]] = true
	head := [leastMasked]byte([]byte(part[:leastMasked]))
	if !slices.Contains(m.parts[head], part) {
		m.parts[head] = append(m.parts[head], part)
	}
}

// found says whether a leaked value stands in a text.
func (m *mask) found(s string) bool {
	for range m.places(s) {
		return true
	}
	return false
}

// places are where leaked values stand in a text: start and end. One look at
// each byte serves all of them; thousands may have been found.
func (m *mask) places(s string) iter.Seq2[int, int] {
	return func(yield func(start, end int) bool) {
		for i := 0; i+leastMasked <= len(s); i++ {
			if !m.first[s[i]] {
				continue
			}
			for _, part := range m.parts[[leastMasked]byte([]byte(s[i:i+leastMasked]))] {
				if strings.HasPrefix(s[i:], part) && !yield(i, i+len(part)) {
					return
				}
			}
		}
	}
}

// clean says whether text may be written as it is.
func (m *mask) clean(s string) bool { return m.show || !m.found(s) }

// bytes marks what to hide in text, which begins at offset in a file.
func (m *mask) bytes(file string, offset int, text string) []bool {
	hide := make([]bool, len(text))
	if m.show {
		return hide
	}
	for _, span := range m.spans[file] {
		mark(hide, text, span.Start-offset, span.End-offset)
	}
	for start, end := range m.places(text) {
		mark(hide, text, start, end)
	}
	return hide
}

// open says whether nothing of a file's line from start to end is to be hidden.
func (m *mask) open(file string, start, end int, line []byte) bool {
	if m.show {
		return true
	}
	for _, span := range m.spans[file] {
		if span.Start < end && span.End > start {
			return false
		}
	}
	return !m.found(string(line))
}

// mark hides bytes from start to end but for a few leading characters, a
// quarter of them and four at most.
func mark(hide []bool, text string, start, end int) {
	start, end = max(start, 0), min(end, len(text))
	if start >= end {
		return
	}
	shown := min(4, utf8.RuneCountInString(text[start:end])/4)
	for i := range text[start:end] {
		if shown--; shown < 0 {
			hide[start+i] = true
		}
	}
}

// stars is text with an asterisk for each character whose first byte is marked.
func stars(text string, hide []bool) string {
	var out strings.Builder
	for i, r := range text {
		if hide[i] {
			r = '*'
		}
		out.WriteRune(r)
	}
	return out.String()
}
