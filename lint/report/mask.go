package report

import (
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
	parts []string
	spans map[string][]lint.Span // of leaked values, by file
}

func newMask(r *lint.Report, show bool) *mask {
	m := &mask{show: show, spans: map[string][]lint.Span{}}
	for _, found := range r.Findings {
		if found.Secret != "" || found.Theme == lint.LeakedSecret {
			m.spans[found.Span.File] = append(m.spans[found.Span.File], found.Span)
		}
	}
	for _, secret := range r.Secrets { // a private key is quoted line by line
		for line := range strings.Lines(secret) {
			if line = strings.TrimRight(line, "\r\n"); everywhere(line) {
				m.parts = append(m.parts, line)
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

func (m *mask) found(s string) bool {
	return slices.ContainsFunc(m.parts, func(part string) bool { return strings.Contains(s, part) })
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
	for _, part := range m.parts {
		for at := 0; ; {
			i := strings.Index(text[at:], part)
			if i < 0 {
				break
			}
			mark(hide, text, at+i, at+i+len(part))
			at += i + len(part)
		}
	}
	return hide
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
