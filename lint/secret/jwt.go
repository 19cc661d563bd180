package secret

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"regexp"
	"strings"

	"github.com/shipgen/shipgen/lint"
)

// jwtShape is a signed token in compact form.
//
// https://www.rfc-editor.org/rfc/rfc7515#section-7.1
var jwtShape = regexp.MustCompile(`^eyJ[0-9A-Za-z_-]{12,}\.eyJ[0-9A-Za-z_-]{8,}\.[0-9A-Za-z_-]{20,}`)

// jwt reads a token where its header may begin.
func (s *scan) jwt(start, end int) {
	if start < s.matched || !s.bounded(start) || string(s.data[start:end]) != "eyJ" {
		return
	}
	s.tried++
	at := jwtShape.FindIndex(s.data[start:min(len(s.data), start+8500)])
	if at == nil {
		return
	}
	value := string(s.data[start : start+at[1]])
	parts := strings.Split(value, ".")
	if !jsonObject(parts[0], "alg") || example(parts[1]) || !randomEnough(parts[2]) {
		return
	}
	s.matched = start + at[1]
	h := hit{kind: jsonWebToken, start: start, end: start + at[1], confidence: lint.MediumConfidence}
	if s.role.lenient() {
		h.confidence = lint.LowConfidence
	}
	s.add(h)
}

// jsonObject says whether base64url decodes to a JSON object with a key.
func jsonObject(part, key string) bool {
	raw, err := base64.RawURLEncoding.DecodeString(part)
	if err != nil {
		return false
	}
	var object map[string]any
	if json.Unmarshal(raw, &object) != nil {
		return false
	}
	_, ok := object[key]
	return ok
}

// example knows the claims of tokens that were made to be shown: those of
// RFC 7519 and of jwt.io, and Supabase's for local development.
func example(part string) bool {
	raw, err := base64.RawURLEncoding.DecodeString(part)
	if err != nil {
		return false
	}
	for _, claim := range []string{"John Doe", "1234567890", `"joe"`, "supabase-demo", "example.com", `"foo"`, `"test"`} {
		if bytes.Contains(raw, []byte(claim)) {
			return true
		}
	}
	return false
}
