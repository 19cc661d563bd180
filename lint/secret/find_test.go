package secret

import (
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"net/url"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/shipgen/shipgen/lint"
)

// kindNamed is a row of the tables.
func kindNamed(name string) *kind {
	for _, k := range table() {
		if k.name == name {
			return k
		}
	}
	panic("no kind " + name)
}

func utf16le(text string) string {
	out := []byte{0xff, 0xfe}
	for _, unit := range utf16.Encode([]rune(text)) {
		out = append(out, byte(unit), byte(unit>>8))
	}
	return string(out)
}

// manifest is a Secret with one value.
func manifest(value string) string {
	return "apiVersion: v1\nkind: Secret\nmetadata: {name: orders}\ndata:\n  token: " + value + "\n"
}

// TestWhere finds one token wherever it is written, and at its place.
func TestWhere(t *testing.T) {
	token := newBuilder(3).value(kindNamed("github-personal-token"))
	encoded := base64.StdEncoding.EncodeToString([]byte("token=" + token + "\n"))
	half := token[:20] + "\\\n    " + token[20:]
	cases := []struct{ name, path, text, at string }{
		{"plain", "a.txt", "token " + token, token},
		{"after an escape", "a.js", `"line\n` + token + `"`, token},
		{"in a URL", "a.txt", "https://x-access-token:" + token + "@github.com/acme/orders", token},
		{"percent encoded", "a.txt", "?next=a%3D" + token, token},
		{"base64", "a.txt", "blob: " + encoded, strings.TrimRight(encoded, "=")},
		{"base64 twice", "a.txt", base64.StdEncoding.EncodeToString([]byte(encoded)), ""},
		{"hex", "a.txt", hex.EncodeToString([]byte("token: " + token)), ""},
		{"Kubernetes Secret", "a.yaml", manifest(base64.StdEncoding.EncodeToString([]byte(token))), ""},
		{"YAML fold in quotes", "a.yaml", "token: \"" + half + "\"\n", half},
		{"YAML folded block", "a.yaml", "token: >-\n  " + token[:20] + "\n  " + token[20:] + "\nnext: 1\n", token[:20] + "\n  " + token[20:]},
		{"in a log", "build.log", "2026-01-01T00:00:00Z pushing with " + token + ", done", token},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) { checkPlace(t, c.path, c.text, c.at, token) })
	}
	t.Run("UTF-16", func(t *testing.T) {
		text := "größe = 1\r\ntoken = " + token + "\r\n"
		checkPlace(t, "a.ini", utf16le(text), utf16le(token)[2:], token)
	})
}

func checkPlace(t *testing.T, path, text, at, token string) {
	kinds := []lint.Kind{lint.Text}
	if strings.HasSuffix(path, ".yaml") {
		kinds = append(kinds, lint.YAML, lint.Manifest)
	}
	hits := find(&lint.File{Path: path, Data: []byte(text), Kinds: kinds})
	if len(hits) != 1 || hits[0].kind.name != "github-personal-token" || hits[0].secret != token {
		t.Fatalf("%d hits: %v", len(hits), names(hits))
	}
	if start := strings.Index(text, at); at != "" && (hits[0].start != start || hits[0].end != start+len(at)) {
		t.Errorf("found at %d-%d, want %d-%d", hits[0].start, hits[0].end, start, start+len(at))
	}
}

func names(hits []hit) []string {
	var all []string
	for _, h := range hits {
		all = append(all, fmt.Sprintf("%s at %d-%d", h.kind.name, h.start, h.end))
	}
	return all
}

// TestHalves joins an ID and its secret.
func TestHalves(t *testing.T) {
	id := newBuilder(1).value(kindNamed("aws-access-key-id"))
	key := newBuilder(2).value(kindNamed("aws-secret-access-key"))
	text := "[default]\naws_access_key_id = " + id + "\naws_secret_access_key = " + key + "\n"
	hits := find(&lint.File{Path: "tests/credentials", Data: []byte(text), Kinds: []lint.Kind{lint.Text}})
	if len(hits) != 2 || hits[0].confidence != lint.HighConfidence || hits[1].confidence != lint.HighConfidence {
		t.Errorf("found %v", names(hits))
	}
	if partner(hits, 0) != 1 || partner(hits, 1) != 0 {
		t.Errorf("halves are not each other's partner")
	}
}

// TestURLPassword decodes the password of a URL.
func TestURLPassword(t *testing.T) {
	pass := newBuilder(4).text("b62", 12) + "/@" + newBuilder(5).text("b62", 6)
	text := "amqp://orders:" + url.QueryEscape(pass) + "@mq.acme.dev/"
	hits := find(&lint.File{Path: "a.conf", Data: []byte(text), Kinds: []lint.Kind{lint.Text}})
	if len(hits) != 1 || hits[0].secret != pass {
		t.Errorf("found %v, want the decoded password", names(hits))
	}
}
