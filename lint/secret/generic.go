package secret

import (
	"bytes"
	"encoding/base64"
	"strings"

	"github.com/shipgen/shipgen/lint"
)

// assigned reads an assignment around a word for a secret and judges it.
func (s *scan) assigned(start, end int) {
	if start < s.parsed || start < s.matched {
		return
	}
	s.tried++
	a, ok := s.assignment(start, end)
	if !ok || a.end-a.start < 4 || a.end-a.start > longestValue {
		return
	}
	s.tried += 2 + (a.end-a.start)/8
	words, kind := a.words, a.sort
	if !s.literal(&a) {
		return
	}
	value := unwrap(string(s.data[a.start:a.end]))
	if words[len(words)-1] == "authorization" && s.scheme(&a) {
		return
	}
	if s.registryAuth(&a, words, value) || s.named(&a, words, value) {
		return
	}
	s.generic(&a, kind, value)
}

// literal says whether the value is written out, and not an expression.
func (s *scan) literal(a *assignment) bool {
	switch {
	case a.nameStart > 0 && s.data[a.nameStart-1] == ':' && !a.quoted: // urn:k8s:secret:name
		return false
	case bytes.HasSuffix(s.data[:a.nameStart], []byte("checksum/")): // Helm's annotation of a rolled secret
		return false
	case a.quoted:
		return !a.spaced || s.role.language == config || s.role.verbal || s.defined(a.nameStart)
	case a.spaced:
		return s.flag(a) || s.role.language == config && !a.more
	case s.role.language == data:
		return a.inside
	case s.role.language == code:
		return a.inside || s.commented(a.nameStart) || s.parameter(a.nameStart)
	}
	return true
}

// flag says whether the name is an option of a command: --password value.
func (s *scan) flag(a *assignment) bool {
	return a.nameStart >= 2 && s.data[a.nameStart-1] == '-' && (s.data[a.nameStart-2] == '-' || s.data[a.nameStart-2] == ' ')
}

// defined says whether a name stands after #define.
func (s *scan) defined(at int) bool {
	return bytes.HasSuffix(bytes.TrimRight(s.data[max(0, at-20):at], " \t"), []byte("#define"))
}

// commented says whether a line comment begins before an offset on its line.
func (s *scan) commented(at int) bool {
	line := s.data[max(0, at-120):at]
	line = bytes.TrimLeft(line[bytes.LastIndexByte(line, '\n')+1:], " \t")
	return startsComment(line)
}

// unwrap takes the default out of a variable's expansion: ${NAME:-value}.
func unwrap(v string) string {
	if inner, ok := strings.CutPrefix(v, "${"); ok && strings.HasSuffix(v, "}") {
		if _, after, ok := strings.Cut(inner[:len(inner)-1], ":"); ok && !strings.ContainsAny(after, "${") {
			return strings.TrimPrefix(after, "-")
		}
	}
	return v
}

// registryAuth reads "auth": "base64 of user:password", as docker login writes it.
//
// https://docs.docker.com/reference/cli/docker/login/
func (s *scan) registryAuth(a *assignment, words []string, value string) bool {
	if len(words) != 1 || words[0] != "auth" || !a.quoted {
		return false
	}
	raw, err := base64.StdEncoding.DecodeString(value)
	if err != nil || !printing(raw) {
		return false
	}
	_, pass, ok := strings.Cut(string(raw), ":")
	if !ok {
		return false
	}
	if q := assess(pass); q == random || q == mixed {
		confidence := lint.HighConfidence
		if s.role.lenient() || q == mixed {
			confidence = lint.MediumConfidence
		}
		s.add(hit{kind: registryAuth, start: a.start, end: a.end, secret: value, confidence: confidence})
	}
	return true
}

// generic judges a secret that no provider's name or shape explains.
func (s *scan) generic(a *assignment, kind sort, value string) {
	if s.role.generated || s.role.locale {
		return
	}
	quality := assess(value)
	if quality == junk && kind == passwordName && weak(value) {
		quality = wordy
	}
	if quality == junk || a.more && !a.quoted && quality != random {
		return
	}
	if quality == mixed && kind != passwordName && slugShape.MatchString(value) {
		return
	}
	h := hit{kind: namedSecret, start: a.start, end: a.end, secret: value, confidence: s.confidence(kind, quality, value)}
	if kind == passwordName {
		h.kind = password
	}
	if madeUp(a.words) || s.role.language == code && s.commented(a.nameStart) {
		h.confidence = min(h.confidence, lint.LowConfidence)
	}
	if a.compared && h.confidence > lint.LowConfidence {
		h.confidence--
	}
	if quality == wordy && !s.chosen(a, kind, value) {
		h.audience = lint.Auditor
	}
	if h.confidence > 0 {
		s.add(h)
	}
}

// chosen says whether a word under a name of a password or a secret is rather
// one that somebody chose than the name of something.
func (s *scan) chosen(a *assignment, kind sort, value string) bool {
	if kind == secretName {
		return uuidShape.MatchString(value)
	}
	of := classesOf(value)
	switch {
	case kind != passwordName, s.role.language == prose && !a.quoted, strings.ContainsAny(value, " |"), len(value) < 5, uuidShape.MatchString(value):
		return false
	case a.spaced && !s.flag(a), strings.HasPrefix(value, "--"), a.call && !s.called(a):
		return false
	case of.lower == 0 && of.upper > 0 && strings.IndexByte(value, '_') > 0: // the name of a variable
		return false
	case of.upper == 1 && value[0] < 'a' && of.digits+of.symbols == 0 && s.role.language != code: // a label
		return false
	case of.digits == 0 && jumps(value) > 0: // the name of a field
		return false
	}
	return !strings.EqualFold(value, a.name)
}

// called says whether a name and a value in a call are arguments of one that
// takes them as such: set("password", "value"), or the name is the call's own.
func (s *scan) called(a *assignment) bool {
	before := s.data[max(0, a.nameStart-20):a.nameStart]
	if n := len(before); n == 0 || bytes.IndexByte([]byte("\"'`"), before[n-1]) < 0 {
		return true
	}
	before = bytes.TrimRight(before, "\"'` \t")
	return strings.IndexByte(a.name, '.') < 0 && len(before) > 0 && before[len(before)-1] == '('
}

// jumps counts where a small letter is followed by a capital.
func jumps(v string) int {
	n := 0
	for i := 1; i < len(v); i++ {
		if 'A' <= v[i] && v[i] <= 'Z' && 'a' <= v[i-1] && v[i-1] <= 'z' {
			n++
		}
	}
	return n
}

// madeUp says whether a name says itself that its value is no real one.
func madeUp(words []string) bool {
	for _, word := range words {
		switch word {
		case "fake", "mock", "mocked", "dummy", "test", "tests", "testing", "example", "sample", "demo", "expected", "wrong", "invalid", "stub":
			return true
		}
	}
	return false
}

// confidence is how surely a value of a quality is a secret under a name of a
// sort, 0 for not at all. The steps are measured on testdata/secret/corpus.
func (s *scan) confidence(kind sort, quality quality, value string) lint.Confidence {
	level := lint.Confidence(0)
	switch {
	case quality == random && kind == weakName:
		level = lint.MediumConfidence
		if len(value) < 16 || allIn(value, isHex) {
			level = lint.LowConfidence
		}
	case quality == random:
		level = lint.HighConfidence
		if kind == secretName && len(value) < 16 {
			level = lint.MediumConfidence
		}
	case quality == mixed && kind == passwordName:
		level = lint.MediumConfidence
	case quality == mixed && kind == secretName:
		level = lint.LowConfidence
		if len(value) >= 12 {
			level = lint.MediumConfidence
		}
	case quality == wordy && kind == passwordName, quality == wordy && kind == secretName && uuidShape.MatchString(value),
		quality == wordy && kind != weakName && s.role.language != code && !s.role.lenient():
		return lint.LowConfidence
	}
	if s.role.lenient() {
		level = min(level, lint.LowConfidence)
	}
	return level
}

func startsComment(line []byte) bool {
	return bytes.HasPrefix(line, []byte("//")) || bytes.HasPrefix(line, []byte("--")) || len(line) > 0 && (line[0] == '#' || line[0] == '*')
}
