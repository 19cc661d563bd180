package lint

import (
	"errors"
	"strings"
	"testing"

	"github.com/shipgen/shipgen/schema/repo"
)

// pair is two rules of one family, that finds "one" and "two", and how often the
// family looked.
func pair(fail error) (rules []*Rule, looks *int) {
	looks = new(int)
	family := &Family{Name: "numbers", Kinds: []Kind{Text}}
	for _, name := range []string{"one", "two"} {
		rules = append(rules, &Rule{Name: name, Theme: Broken, Severity: Low, Confidence: HighConfidence, Audience: Regular, Kinds: family.Kinds, Family: family})
	}
	family.File = func(p *FamilyPass) error {
		*looks++
		for _, rule := range rules {
			if at := strings.Index(string(p.File.Data), rule.Name); at >= 0 {
				p.ReportAs(rule, Finding{Span: p.Span(at, at+3), Message: "found " + rule.Name})
			}
		}
		return fail
	}
	return rules, looks
}

// TestFamily looks once for all rules, and reports only for those that run.
func TestFamily(t *testing.T) {
	rules, looks := pair(nil)
	tree := repo.Memory{"a.txt": []byte("one\ntwo\n")}
	check(t, places(run(t, tree, Options{Rules: rules})), []string{"a.txt:1 one", "a.txt:2 two"})
	check(t, *looks, 1)
	check(t, places(run(t, tree, Options{Rules: rules[1:]})), []string{"a.txt:2 two"})
}

// TestFamilySuppressed switches off one rule of a family by its own name.
func TestFamilySuppressed(t *testing.T) {
	rules, _ := pair(nil)
	tree := repo.Memory{"a.sh": []byte("one # shipgen: ignore[one] because\ntwo\n")}
	report := run(t, tree, Options{Rules: append(rules, UnusedIgnore)})
	check(t, places(report), []string{"a.sh:2 two"})
	check(t, report.Suppressed, 1)
}

// TestFamilyBroken does not call an ignore unused whose family broke.
func TestFamilyBroken(t *testing.T) {
	rules, _ := pair(errors.New("out of order"))
	tree := repo.Memory{"a.sh": []byte("three # shipgen: ignore[one] because\n")}
	report := run(t, tree, Options{Rules: append(rules, UnusedIgnore)})
	check(t, places(report), []string{})
	check(t, report.Errors, []RuleError{{Rule: "numbers", File: "a.sh", Message: "out of order"}})
}
