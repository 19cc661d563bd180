package secret

import (
	"bytes"
	"encoding/base64"
	"regexp"
	"strings"

	"github.com/shipgen/shipgen/lint"
)

var (
	bearerValue = regexp.MustCompile(`^[0-9A-Za-z_.~+/-]{16,}=*`)
	basicValue  = regexp.MustCompile(`^[0-9A-Za-z+/]{8,}={0,2}`)
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
		if at := bearerValue.FindIndex(rest); at != nil && assess(string(rest[:at[1]])) == random {
			s.credentials(end, end+at[1], random)
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
	if ok && user != pass {
		s.credentials(end, end+at[1], assess(pass))
	}
}

// schemes are those of Authorization that take a token and are no standard's.
var schemes = regexp.MustCompile(`(?i)^(?:token|api-?key|key|apitoken|ssws|splunk|genie_?key|sso-key|klaviyo-api-key|circle-token)[ =:]{1,2}([0-9A-Za-z_.~+/:-]{16,400}=*)`)

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
	case quality < mixed:
		return
	case s.role.lenient():
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

// commands are programs that take a password as an argument.
var commands = []*regexp.Regexp{
	regexp.MustCompile(`^sshpass\s+-p\s?["']?([^\s"']{4,80})`),
	regexp.MustCompile(`^curl\s[^\n|;]{0,200}?(?:-u|--user)[ =]["']?[\w.@-]{1,60}:([^\s"'@]{4,120})`),
	regexp.MustCompile(`^mysql(?:dump|admin|import)?\s[^\n|;]{0,120}?\s-p["']?([^\s"']{4,80})`),
	regexp.MustCompile(`^redis-cli\s[^\n|;]{0,120}?-a\s?["']?([^\s"']{4,80})`),
	regexp.MustCompile(`(?i)^identified by (?:password )?['"]([^'"\n]{4,80})['"]`),
}

// command reads the password of a command line or of an SQL statement.
func (s *scan) command(start, _ int) {
	if start < s.matched || !s.bounded(start) {
		return
	}
	s.tried++
	rest := s.data[start:min(len(s.data), start+350)]
	for _, re := range commands {
		at := re.FindSubmatchIndex(rest)
		if at == nil {
			continue
		}
		quality := assess(string(rest[at[2]:at[3]]))
		confidence := s.confidence(passwordName, quality, "")
		if quality > junk && confidence > 0 {
			s.add(hit{kind: shellPassword, start: start + at[2], end: start + at[3], confidence: confidence})
		}
		return
	}
}
