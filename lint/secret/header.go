package secret

import (
	"bytes"
	"encoding/base64"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/pattern"
)

var (
	bearerValue = pattern.New(`^[0-9A-Za-z_.~+/-]{16,}=*`)
	basicValue  = pattern.New(`^[0-9A-Za-z+/]{8,}={0,2}`)
)

// header reads the credentials after Bearer and Basic.
//
// https://www.rfc-editor.org/rfc/rfc6750#section-2.1, https://www.rfc-editor.org/rfc/rfc7617#section-2
func (s *scan) header(start, end int) {
	if start < s.matched || !s.bounded(start) || s.role.generated {
		return
	}
	s.tried++
	rest := s.data[end:min(len(s.data), end+700)]
	if s.data[start]|0x20 == 'b' && s.data[start+1]|0x20 == 'e' {
		if at := bearerValue.FindIndex(rest); at != nil {
			s.bearer(end, end+at[1])
		}
		return
	}
	at := basicValue.FindIndex(rest)
	if at == nil {
		return
	}
	raw, err := base64.StdEncoding.DecodeString(string(rest[:at[1]]))
	if err != nil || !printing(raw) {
		return
	}
	user, pass, ok := strings.Cut(string(raw), ":")
	if !ok || user == pass {
		return
	}
	quality := assess(pass)
	if quality == junk && weak(pass) {
		quality = wordy
	}
	s.credentials(end, end+at[1], quality)
}

// bearer judges a token after Bearer; one that could be a word has a digit.
func (s *scan) bearer(start, end int) {
	value := string(s.data[start:end])
	switch quality := assess(value); {
	case quality == random:
		s.credentials(start, end, random)
	case quality == mixed && classesOf(value).digits > 0:
		s.credentials(start, end, wordy)
	}
}

// schemes are those of Authorization that take a token and are no standard's.
var schemes = pattern.New(`(?i)^(?:token|api-?key|key|apitoken|ssws|splunk|genie_?key|sso-key|klaviyo-api-key|circle-token)[ =:]{1,2}([0-9A-Za-z_.~+/:-]{16,400}=*)`)

// scheme reads the token after such a scheme.
func (s *scan) scheme(a *assignment) bool {
	at := schemes.FindSubmatchIndex(s.data[a.start:min(len(s.data), a.start+500)])
	if at == nil || assess(string(s.data[a.start+at[2]:a.start+at[3]])) != random {
		return false
	}
	s.credentials(a.start+at[2], a.start+at[3], random)
	return true
}

func (s *scan) credentials(start, end int, quality quality) {
	confidence := lint.MediumConfidence
	switch {
	case quality == junk:
		return
	case s.role.lenient(), quality == wordy:
		confidence = lint.LowConfidence
	case quality == random:
		confidence = lint.HighConfidence
	}
	s.add(hit{kind: authorization, start: start, end: end, confidence: confidence})
}

// source reads the password of a MySQL data source name, user:password@tcp(host).
//
// https://github.com/go-sql-driver/mysql#dsn-data-source-name
func (s *scan) source(start, end int) {
	begin := max(0, start-120)
	text := s.data[begin:start]
	from := bytes.LastIndexAny(text, "\"'`= \t\n/") + 1
	colon := bytes.IndexByte(text[from:], ':')
	if colon < 1 {
		return
	}
	s.tried++
	s.userinfo(begin+from, begin+from+colon, start, min(len(s.data), end+40))
}
