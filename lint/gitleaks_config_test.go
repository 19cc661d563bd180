package lint

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shipgen/shipgen/schema/gitleaks"
	"github.com/shipgen/shipgen/schema/repo"
)

// TestGitleaksConfig: each list on its own, with what it leaves.
func TestGitleaksConfig(t *testing.T) {
	tree := repo.Memory{"a.txt": []byte("pw=one\npw=two\n"), "vendor/b.txt": []byte("pw=three # fine")}
	for _, c := range []struct{ name, config, want string }{
		{"nothing", "title = 'x'", "one two three"},
		{"paths", "[allowlist]\npaths = ['''^vendor/''']", "one two"},
		{"regexes", "[[allowlists]]\nregexes = ['^t']", "one"},
		{"line", "[[allowlists]]\nregexTarget = 'line'\nregexes = ['# fine$']", "one two"},
		{"stopwords", "[[allowlists]]\nstopwords = ['WO']", "one three"},
		{"all must hold", "[[allowlists]]\ncondition = 'AND'\npaths = ['vendor']\nregexes = ['o']", "one two three"},
		{"another rule", "[[rules]]\nid = 'jwt'\n[rules.allowlist]\nregexes = ['.']", "one two three"},
		{"the generic rule", "[[rules]]\nid = 'generic-api-key'\n[[rules.allowlists]]\nregexes = ['one']", "two three"},
		{"target rules", "[[allowlists]]\ntargetRules = ['jwt']\nregexes = ['.']", "one two three"},
		{"switched off", "[extend]\nuseDefault = true\ndisabledRules = ['generic-api-key']", ""},
	} {
		config, err := gitleaks.Parse([]byte(c.config))
		if err != nil {
			t.Fatal(c.name, err)
		}
		r := runLeaking(t, tree)
		shown := len(r.Findings)
		GitleaksConfig{config}.Hide(r)
		if diff := cmp.Diff(c.want, strings.Join(secretsOf(r), " ")); diff != "" || r.Suppressed != shown-len(r.Findings) {
			t.Errorf("%s: %d suppressed, left (-want +got):\n%s", c.name, r.Suppressed, diff)
		}
	}
}
