package secret

import (
	"bytes"

	"github.com/shipgen/shipgen/lint"
)

const (
	window           = 2600 // bytes after a keyword in which a value ends
	structuredWindow = 700  // the same for values that may hold blanks
	behind           = 180  // bytes before a keyword in which a value begins that it is inside of
	leastTail        = 10   // bytes of a token after its keyword
)

// token tries a kind at a keyword of it.
func (s *scan) token(k *kind, start, end int) {
	if s.tried >= maxTries {
		return
	}
	if len(k.inside) == 0 && (!s.bounded(start) || !startsWithAny(s.data[start:end], k.keywords())) {
		return
	}
	if !k.structured && len(k.inside) == 0 && s.run(end) < leastTail {
		return
	}
	s.tried++
	from, re := start, k.expression()
	if len(k.inside) > 0 {
		from = max(0, start-behind)
	}
	limit := s.reach(k, end)
	at := re.FindIndex(s.data[from:limit])
	for at != nil && from+at[1] <= start { // a match that ended before the keyword
		from += at[1]
		at = re.FindIndex(s.data[from:limit])
	}
	if at == nil || from+at[0] > start || from+at[1] == limit && limit < len(s.data) {
		return
	}
	s.found(k, from+at[0], from+at[1])
}

// reach is how far a value can go: to the next blank, for only structured ones
// hold any. The engine of regular expressions clears memory for all that it is
// given, so that a window of a fixed size would cost more than the match.
func (s *scan) reach(k *kind, end int) int {
	limit := min(len(s.data), end+window)
	if k.structured {
		return min(limit, end+structuredWindow)
	}
	for i := end; i < limit; i++ {
		if s.data[i] <= ' ' {
			return i + 1
		}
	}
	return limit
}

// found gates a match of a kind's shape.
func (s *scan) found(k *kind, start, end int) {
	if !s.bounded(start) || !s.closed(k, end) || k.nearby != "" && !s.near(start, end, k.nearby) {
		return
	}
	if s.blob(start, end) {
		return
	}
	h := hit{kind: k, start: start, end: end, confidence: k.confidence}
	value := string(s.data[start:end])
	switch k.verdict(value) {
	case invalid:
		return
	case valid:
		h.sure, h.confidence = true, lint.HighConfidence
	case doubtful:
		h.confidence = s.doubted(k)
	}
	if published(value) || !k.structured && !randomEnough(k.body(value)) || k.structured && (marked(foldString(value)) || markedBy(commonplaces, foldString(value))) {
		return
	}
	if s.role.generated && !h.sure && k.rank < 1 && len(k.body(value)) < 32 {
		h.confidence = lint.LowConfidence
	} else if s.role.lenient() && !h.sure {
		h.confidence = min(h.confidence, lint.MediumConfidence)
		if k.nearby != "" {
			h.confidence = lint.LowConfidence
		}
	}
	s.matched = max(s.matched, end)
	s.add(h)
}

// doubted is how surely a value with a wrong sum is a secret: those of tests and
// examples are made up, those elsewhere may be mistyped.
func (s *scan) doubted(k *kind) lint.Confidence {
	if s.role.lenient() {
		return lint.LowConfidence
	}
	return min(k.confidence, lint.MediumConfidence)
}

// blob says whether a match is a piece of a long base64 text, an image or a font:
// every short prefix turns up in those.
func (s *scan) blob(start, end int) bool {
	around := 0
	for i := start - 1; i >= 0 && around < longBlob && base64Byte[s.data[i]]; i-- {
		around++
	}
	for i := end; i < len(s.data) && around < longBlob && base64Byte[s.data[i]]; i++ {
		around++
	}
	return around >= longBlob
}

// longBlob is more than any token has around it, say as the path of a URL.
const longBlob = 90

func (k *kind) verdict(value string) verdict {
	if k.check == nil {
		return unverified
	}
	return k.check(value)
}

// body is the part of a value that is not its prefix.
func (k *kind) body(value string) string {
	best := 0
	if len(k.inside) == 0 && len(k.near) == 0 {
		for _, word := range k.keywords() {
			if len(word) > best && len(word) < len(value) && value[:len(word)] == word {
				best = len(word)
			}
		}
	}
	return value[best:]
}

// run is how many bytes of a token follow.
func (s *scan) run(from int) int {
	n := 0
	for n < leastTail && from+n < len(s.data) && tokenByte[s.data[from+n]] {
		n++
	}
	return n
}

var tokenByte = byteSet("-_.~+/=%:$|!@?&;,*(){}#^<>[]\\\"")

// byteSet is letters, digits and the bytes of more.
func byteSet(more string) (set [256]bool) {
	for c := range 256 {
		set[c] = isAlnum(byte(c)) || bytes.IndexByte([]byte(more), byte(c)) >= 0
	}
	return set
}

// bounded says whether a token can begin at an offset: after nothing that would
// be a part of it, or after an escape (\n, %3D).
func (s *scan) bounded(at int) bool {
	if at == 0 || !isWordByte(s.data[at-1]) || !isWordByte(s.data[at]) {
		return true
	}
	if at >= 2 && s.data[at-2] == '\\' && bytes.IndexByte([]byte("nrtf0"), s.data[at-1]) >= 0 {
		return true
	}
	return at >= 3 && s.data[at-3] == '%' && isHex(s.data[at-2]) && isHex(s.data[at-1])
}

// closed says whether a token can end at an offset.
func (s *scan) closed(k *kind, at int) bool {
	if at >= len(s.data) || k.structured {
		return true
	}
	c := s.data[at]
	if isWordByte(c) || c == '/' && at+1 < len(s.data) && isWordByte(s.data[at+1]) && len(k.inside) > 0 {
		return false
	}
	return !bytes.HasPrefix(s.data[at:], []byte("...")) // cut off to be shown
}

func (s *scan) near(start, end int, literal string) bool {
	return bytes.Contains(s.data[max(0, start-600):min(len(s.data), end+600)], []byte(literal))
}

func startsWithAny(data []byte, words []string) bool {
	for _, word := range words {
		if string(data) == word {
			return true
		}
	}
	return false
}
