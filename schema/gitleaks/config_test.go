package gitleaks

import (
	"strings"
	"testing"
)

// TestParseBroken tells a broken file from one that allows nothing.
func TestParseBroken(t *testing.T) {
	for text, want := range map[string]string{
		"[allowlist":                                       "toml",
		"[allowlist]\npaths = ['(']":                       "missing closing )",
		"[allowlist]\nregexes = ['[', '(?z)']":             "(?z",
		"[allowlist]\npaths = 'one'":                       "incompatible types",
		"[[rules]]\n[[rules.allowlists]]\nregexes = ['*']": "missing argument",
	} {
		if _, err := Parse([]byte(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", text, err, want)
		}
	}
}
