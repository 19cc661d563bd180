package secret

import (
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/repo"
)

// customSecrets are what a rule of a repository's own finds in a text.
func customSecrets(t *testing.T, rule *lint.Rule, text string) []string {
	t.Helper()
	r, err := lint.Run(context.Background(), repo.Memory{"a.ini": []byte(text)}, lint.Options{Rules: []*lint.Rule{rule}})
	if err != nil || len(r.Errors) > 0 {
		t.Fatal(err, r.Errors)
	}
	var got []string
	for _, found := range r.Findings {
		got = append(got, found.Secret)
		if found.Rule != "leaked-badge" || strings.Contains(found.Message, found.Secret) {
			t.Errorf("rule %s says %q", found.Rule, found.Message)
		}
	}
	return got
}

// TestCustom: the first group is the secret; a keyword in any case is near, also
// where two of them share a window.
func TestCustom(t *testing.T) {
	far := strings.Repeat(strings.Repeat("x", 99)+"\n", 30)
	text := "acme-11111111\n" + far + "BADGE acme-22222222 badge acme-33333333\n" + far + "acme-44444444\n"
	near, err := Custom("badge", `acme-([0-9]{8})`, []string{"badge"})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"22222222", "33333333"}, customSecrets(t, near, text)); diff != "" {
		t.Errorf("near a keyword (-want +got):\n%s", diff)
	}
	if got := customSecrets(t, near, utf16le("größe badge acme-55555555")); len(got) != 1 || got[0] != "55555555" {
		t.Errorf("in UTF-16: %q", got)
	}
	all, err := Custom("badge", `acme-[0-9]{8}`, nil)
	if err != nil {
		t.Fatal(err)
	}
	if got := customSecrets(t, all, text); len(got) != 4 || got[0] != "acme-11111111" {
		t.Errorf("without keywords: %q", got)
	}
}

func TestCustomErrors(t *testing.T) {
	for _, c := range []struct{ name, pattern, keyword, want string }{
		{"My Badge", "x", "k", "the name of a secret is words of small letters and digits with hyphens between, not \"My Badge\""},
		{"password", "x", "k", "leaked-password is a rule already: choose another name"},
		{"badge", "x*", "k", "the pattern of secret \"badge\" matches the empty text, and so everywhere"},
		{"badge", "x", "", "secret \"badge\" has an empty keyword"},
	} {
		if _, err := Custom(c.name, c.pattern, []string{c.keyword}); err == nil || err.Error() != c.want {
			t.Errorf("error %v, want %s", err, c.want)
		}
	}
	if _, err := Custom("badge", "(", nil); err == nil {
		t.Error("a broken pattern is taken")
	}
}
