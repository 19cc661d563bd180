package secret

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/shipgen/shipgen/lint"
)

// silent reports every hit in a text that holds no secret.
func silent(t *testing.T, path, text string) {
	t.Helper()
	f := textFile(path, []byte(text))
	if strings.HasSuffix(path, ".yaml") || strings.HasSuffix(path, ".yml") {
		f.Kinds = append(f.Kinds, lint.YAML)
		if strings.Contains(text, "apiVersion:") {
			f.Kinds = append(f.Kinds, lint.Manifest)
		}
	}
	for _, h := range find(f) {
		if h.audience != lint.Auditor {
			t.Errorf("%s:%d: %s (%v): %s", path, f.Lines().Position(h.start).Line, h.kind.name, h.confidence, h.secret)
		}
	}
}

// TestNegatives holds every rule to silence, at any confidence, on files that are
// full of what looks like secrets and is none.
func TestNegatives(t *testing.T) {
	seen := 0
	err := filepath.WalkDir(negatives, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		rel, _ := filepath.Rel(negatives, name)
		seen++
		silent(t, filepath.ToSlash(rel), string(data))
		return nil
	})
	if err != nil || seen < 20 {
		t.Fatalf("%d files, error %v", seen, err)
	}
}

// TestExampleKeys stays silent on the keys that vendors' documentation shows,
// which are put together here, for scanners of pushes know them too.
func TestExampleKeys(t *testing.T) {
	for name, parts := range map[string][]string{
		"aws id":         {"aws_access_key_id = AKIA", "IOSFODNN7", "EXAMPLE"},
		"aws key":        {"aws_secret_access_key = wJalrXUtnFEMI/", "K7MDENG/bPxRfiCY", "EXAMPLEKEY"},
		"github":         {"token: ghp_", strings.Repeat("x", 36)},
		"github counted": {"token: ghp_", "1234567890", "abcdefghijklmnopqrstuvwxyz"},
		"slack":          {"xoxb-", "1234567890-", "1234567890123-", strings.Repeat("x", 24)},
		"slack webhook":  {"https://hooks.slack.com/services/", "T00000000/B00000000/", strings.Repeat("X", 24)},
		"stripe":         {"sk_test_", "your_key_goes_here_please"},
		"jwt.io":         {"eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.", "eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIiwiaWF0IjoxNTE2MjM5MDIyfQ.", "SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c"},
		"basic":          {"Authorization: Basic ", "QWxhZGRpbjpvcGVuIHNlc2FtZQ=="},
		"google":         {"key=AIza", strings.Repeat("Sy", 17), "A"},
		"azure storage":  {"AccountName=devstoreaccount1;AccountKey=", "<account key>"},
		"url":            {"https://user:", "pass@example.com/"},
		"pem":            {"-----BEGIN ", "PRIVATE KEY-----\n...\n-----END ", "PRIVATE KEY-----"},
		"vault":          {"VAULT_TOKEN=hvs.", strings.Repeat("X", 24)},
		"openai":         {"OPENAI_API_KEY=sk-", "your-api-key"},
	} {
		t.Run(name, func(t *testing.T) { silent(t, "config/app.conf", strings.Join(parts, "")+"\n") })
	}
}

// TestLookalikes stays silent on random values whose names say that they are no
// secrets, in every seed.
func TestLookalikes(t *testing.T) {
	lines := []string{
		"commit = {hex:40}", "sha256: {hex:64}", "integrity: sha512-{b64:86}==", "request_id = {uuid}", "etag: \"{hex:32}\"", "trace_id={hex:32}",
		"client_id: {uuid}", "public_key = {b64:43}=", "fingerprint: SHA256:{b64:43}", "nonce-{b62:22}", "token_id: {b62:20}", "key_id = {b62:20}",
		"image: ghcr.io/acme/orders@sha256:{hex:64}", "- uses: actions/checkout@{hex:40}", "kid: {b62:27}", "checksum/config: {hex:64}", "password_hash: $2b$12${b62:53}",
		"idempotency_key: {uuid}", "primary_key = {uuid}", "cache-key: v1-{hex:40}", "csrf_token = {b62:32}", "next_page_token: {b62:40}", "sitekey: 6L{b62:38}",
		"session_id = {hex:32}", "\"integrity\": \"sha384-{b64:64}\"", "https://acme.dev/{hex:40}/a:b@c", "stripe_public = pk_live_{b62:24}", "revision: {hex:40}",
	}
	for seed := range uint64(20) {
		b := newBuilder(seed)
		for _, line := range lines {
			silent(t, "config/app.yaml", b.fill(line)+"\n")
		}
	}
}
