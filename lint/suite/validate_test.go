package suite

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/lint/secret"
)

var (
	kebab       = regexp.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`)
	alias       = regexp.MustCompile(`^[a-z][a-z0-9-]*:\S+$`)
	knownThemes = map[lint.Theme]bool{
		lint.LeakedSecret: true, lint.UnpinnedVersion: true, lint.MissingCache: true, lint.Broken: true,
		lint.Insecure: true, lint.Unreliable: true, lint.Inconsistent: true,
	}
)

// problems are what a rule lacks to be shipped.
func problems(rule *lint.Rule) []string {
	checks := []struct {
		ok   bool
		want string
	}{
		{kebab.MatchString(rule.Name), "a name in kebab-case"},
		{rule.Title != "" && !strings.HasSuffix(rule.Title, ".") && !strings.Contains(rule.Title, "\n"), "a title of one line without a full stop"},
		{paragraph(rule.Page()), "a Doc that begins with why"},
		{section(rule.Page(), "Bad"), "a Doc with a Bad: example"},
		{section(rule.Page(), "Good"), "a Doc with a Good: example"},
		{knownThemes[rule.Theme], "a theme"},
		{rule.Severity >= lint.Info && rule.Severity <= lint.High, "a severity"},
		{rule.Confidence >= lint.LowConfidence && rule.Confidence <= lint.HighConfidence, "a confidence"},
		{rule.Audience >= lint.Regular && rule.Audience <= lint.Auditor, "an audience"},
		{rule.File != nil || rule.Family != nil || rule.Project != nil || rule == lint.UnusedIgnore, "a File or Project function, or a Family"},
		{(rule.File == nil && rule.Family == nil) == (len(rule.Kinds) == 0) || rule == lint.UnusedIgnore, "Kinds for its File function or Family, and only then"},
		{rule.Project == nil || len(rule.Needs) > 0, "Collectors for its Project function"},
	}
	var missing []string
	for _, check := range checks {
		if !check.ok {
			missing = append(missing, check.want)
		}
	}
	for _, name := range rule.Aliases {
		if !alias.MatchString(name) {
			missing = append(missing, "aliases of the form tool:rule, not "+name)
		}
	}
	return missing
}

// paragraph says whether a Doc begins with prose.
func paragraph(doc string) bool {
	first, _, _ := strings.Cut(strings.TrimSpace(doc), "\n\n")
	return len(first) > 40 && !strings.HasPrefix(first, "#") && !strings.HasPrefix(first, "```")
}

// section says whether a Doc has a heading ("Bad:", "## Bad") and a code block
// right after it.
func section(doc, name string) bool {
	return regexp.MustCompile(`(?m)^(?:#+ )?(?:\*\*)?` + name + `\b.*\n+` + "```").MatchString(doc)
}

func TestRules(t *testing.T) {
	seen := map[string]bool{}
	for _, rule := range Rules() {
		for _, problem := range problems(rule) {
			t.Errorf("rule %q lacks %s", rule.Name, problem)
		}
		if seen[rule.Name] {
			t.Errorf("two rules are named %s", rule.Name)
		}
		seen[rule.Name] = true
		if _, err := os.Stat(filepath.Join(fixtures, rule.Name)); err != nil && !secret.Built(rule) {
			t.Errorf("rule %s has no fixtures: %v", rule.Name, err)
		}
	}
}

// TestProblems is the proof that the check finds something.
func TestProblems(t *testing.T) {
	got := problems(&lint.Rule{Name: "Not_Kebab", Aliases: []string{"zizmor"}, Severity: 9})
	if len(got) != 11 {
		t.Errorf("an empty rule lacks %d things, want 11: %q", len(got), got)
	}
}
