package secret

import (
	"bytes"
	"net/url"
	"strings"

	"github.com/shipgen/shipgen/lint"
)

// url reads the user information of a URL: scheme://user:password@host.
func (s *scan) url(start, end int) {
	limit := min(len(s.data), end+300)
	at, colon := -1, -1
	for i := end; i < limit; i++ {
		switch c := s.data[i]; {
		case c == '@':
			at = i
		case c == ':' && colon < 0:
			colon = i
		case c <= ' ', c == '/' && at < 0 && colon < 0, c == '"', c == '\'', c == '`', c == '<', c == '>', c == '\\', c == '|', c == '(', c == ')', c == '[' && at < 0, c == ',' && at >= 0:
			limit = i
		case (c == '/' || c == '?' || c == '#') && at >= 0:
			limit = i
		}
	}
	switch {
	case at < 0 || start == 0 || !isAlnum(s.data[start-1]):
	case colon < 0 || colon > at:
		s.user(start, end, at)
	default:
		s.tried++
		s.userinfo(end, colon, at, limit)
	}
}

// user judges user information without a password: a token may stand there alone,
// as git takes it. The 32 hex digits of a Sentry DSN are public.
//
// https://git-scm.com/docs/git-credential-store#_storage_format
// https://docs.sentry.io/concepts/key-terms/dsn-explainer/
func (s *scan) user(start, from, at int) {
	value := string(s.data[from:at])
	scheme := s.data[max(0, start-5):start]
	if len(value) < 20 || !bytes.HasSuffix(scheme, []byte("http")) && !bytes.HasSuffix(scheme, []byte("https")) || len(value) == 32 && allIn(value, isHex) || s.role.generated {
		return
	}
	s.tried++
	if assess(value) != random {
		return
	}
	h := hit{kind: urlPassword, start: from, end: at, secret: value, confidence: lint.MediumConfidence}
	if s.role.lenient() {
		h.confidence = lint.LowConfidence
	}
	s.matched = at
	s.add(h)
}

func (s *scan) userinfo(from, colon, at, limit int) {
	user, raw := string(s.data[from:colon]), string(s.data[colon+1:at])
	host := hostText(string(s.data[at+1 : limit]))
	value := raw
	if decoded, err := url.PathUnescape(raw); err == nil {
		value = decoded
	}
	port, _, path := strings.Cut(raw, "/")
	if path && allIn(port, isDigit) || value == "" || len(host) == 0 || strings.EqualFold(value, user) || strings.HasPrefix(value, "*") {
		return
	}
	quality := assess(value)
	local := localHost(host)
	h := hit{kind: urlPassword, start: colon + 1, end: at, secret: value}
	switch {
	case quality == junk && !weak(value), quality <= wordy && (s.role.generated || variable(value)):
		return
	case s.role.lenient() || s.role.generated, quality == mixed && local, quality <= wordy:
		h.confidence = lint.LowConfidence
	case quality == random && !local:
		h.confidence = lint.HighConfidence
	default:
		h.confidence = lint.MediumConfidence
	}
	s.matched = at
	s.add(h)
}

// variable says whether a word is the name of a variable, as in a pattern of a URL.
func variable(value string) bool {
	return strings.IndexByte(value, '_') > 0 && strings.ToUpper(value) == value
}

// localHost knows hosts that are nobody's: this machine, names of examples and
// services of a compose file.
//
// https://www.rfc-editor.org/rfc/rfc2606
func localHost(host string) bool {
	host = strings.ToLower(host)
	name, _, _ := strings.Cut(host, ":")
	switch {
	case name == "localhost", strings.HasPrefix(name, "127."), name == "0.0.0.0", strings.HasSuffix(name, ".local"), strings.HasSuffix(name, ".localhost"),
		strings.HasSuffix(name, ".test"), strings.HasSuffix(name, ".invalid"), strings.Contains(name, "example"), strings.Contains(name, "domain."),
		strings.HasPrefix(name, "host"), strings.HasPrefix(name, "server"), strings.HasPrefix(name, "{"), strings.HasPrefix(name, "$"), strings.HasPrefix(name, "%"):
		return true
	}
	return len(name) > 0 && !strings.Contains(name, ".")
}

// hostText is a host without the network that Go's MySQL driver writes around it.
func hostText(text string) string {
	if _, inner, ok := strings.Cut(text, "tcp("); ok {
		text, _, _ = strings.Cut(inner, ")")
	}
	return text
}
