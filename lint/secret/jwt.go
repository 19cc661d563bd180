package secret

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"slices"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/pattern"
)

// jwtShape is a signed token in compact form.
//
// https://www.rfc-editor.org/rfc/rfc7515#section-7.1
var jwtShape = pattern.New(`^eyJ[0-9A-Za-z_-]{12,}\.eyJ[0-9A-Za-z_-]{8,}\.[0-9A-Za-z_-]{20,}`)

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
	if !jsonObject(parts[0], "alg") || claims(parts[1], shown) || !randomEnough(parts[2]) {
		return
	}
	s.matched = start + at[1]
	h := hit{kind: jsonWebToken, start: start, end: start + at[1], confidence: lint.MediumConfidence}
	if s.role.lenient() || claims(parts[1], practice) {
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

// shown are claims of tokens that were made to be shown: of jwt.io, and
// Supabase's for local development.
var shown = []string{"John Doe", "1234567890", "supabase-demo"}

// practice are claims of tokens that were made to be tried.
var practice = []string{`"joe"`, "example.com", `"foo"`, `"test"`}

// claims says whether the payload of a token holds one of some texts.
func claims(part string, texts []string) bool {
	raw, err := base64.RawURLEncoding.DecodeString(part)
	return err == nil && slices.ContainsFunc(texts, func(text string) bool { return bytes.Contains(raw, []byte(text)) })
}
