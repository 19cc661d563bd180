package lint

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/shipgen/shipgen/schema/repo"
)

// finder is a rule that reports each match of a pattern.
func finder(name, pattern string, aliases ...string) *Rule {
	re := regexp.MustCompile(pattern)
	return &Rule{
		Name: name, Theme: Broken, Severity: Low, Confidence: HighConfidence, Audience: Regular,
		Kinds: []Kind{Text}, Aliases: aliases,
		File: func(p *Pass) error {
			for _, at := range re.FindAllIndex(p.File.Data, -1) {
				p.Report(Finding{Span: p.Span(at[0], at[1]), Message: "found " + string(p.File.Data[at[0]:at[1]])})
			}
			return nil
		},
	}
}

func run(t *testing.T, tree repo.Tree, opts Options) *Report {
	t.Helper()
	report, err := Run(context.Background(), tree, opts)
	if err != nil {
		t.Fatal(err)
	}
	return report
}

// places are findings as path:line rule.
func places(r *Report) []string {
	all := []string{}
	for _, found := range r.Findings {
		line := r.Lines[found.Span.File].Position(found.Span.Start).Line
		all = append(all, fmt.Sprintf("%s:%d %s", found.Span.File, line, found.Rule))
	}
	return all
}

func check[T any](t *testing.T, got, want T) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// brokenTree has one file that cannot be read.
type brokenTree struct{ repo.Memory }

func (b brokenTree) Read(path string) ([]byte, error) {
	if path == "locked" {
		return nil, fs.ErrPermission
	}
	return b.Memory.Read(path)
}

func TestRunReportsWhatItCouldNotDo(t *testing.T) {
	tree := brokenTree{repo.Memory{
		"locked": nil, "blob": {0}, ".shipgen/base/ci.yml": []byte("x"), "a": []byte("x"),
		"big": bytes.Repeat([]byte("x"), MaxFileSize+1),
	}}
	panics := &Rule{Name: "panics", Kinds: []Kind{Text}, File: func(p *Pass) error { panic("of " + string(p.File.Data)) }}
	fails := &Rule{Name: "fails", Kinds: []Kind{Text}, File: func(*Pass) error { return errors.New("no luck") }}
	got := run(t, tree, Options{Rules: []*Rule{panics, fails}})
	check(t, got.Skipped, []Skipped{
		{".shipgen/base/ci.yml", "a copy that shipgen keeps for merging"},
		{"big", "67108865 bytes, more than the 67108864 that are looked at"},
		{"blob", "binary"},
	})
	check(t, got.Errors, []RuleError{
		{"fails", "a", "no luck"}, {"panics", "a", "panic"},
		{"", "locked", "cannot be read: permission denied"},
	})
	check(t, got.Files, 1)
}

func TestRunStopsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Run(ctx, repo.Memory{"a": nil}, Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want %v", err, context.Canceled)
	}
}

func TestRunSortsClampsAndDropsDoubles(t *testing.T) {
	rule := finder("far", "x")
	rule.File = func(p *Pass) error {
		p.Report(Finding{Span: p.Span(5, 900), Message: "b"})
		p.Report(Finding{Span: p.Span(-5, -9), Message: "a"})
		p.Report(Finding{Span: p.Span(5, 900), Message: "b"})
		return nil
	}
	got := run(t, repo.Memory{"b": []byte("x"), "a": []byte("x")}, Options{Rules: []*Rule{rule}})
	var spans []Span
	for _, found := range got.Findings {
		spans = append(spans, found.Span)
	}
	check(t, spans, []Span{{"a", 0, 0}, {"a", 1, 1}, {"b", 0, 0}, {"b", 1, 1}})
}

func TestRunKeepsWhatIsAskedFor(t *testing.T) {
	rule := func(name string, s Severity, c Confidence, a Audience) *Rule {
		r := finder(name, "x")
		r.Severity, r.Confidence, r.Audience = s, c, a
		return r
	}
	rules := []*Rule{
		rule("plain", Info, MediumConfidence, Regular), rule("unsure", High, LowConfidence, Regular),
		rule("nice", High, HighConfidence, Pedantic), rule("grave", High, HighConfidence, Regular),
	}
	tree := repo.Memory{"f": []byte("x")}
	cases := []struct {
		opts Options
		want []string
	}{
		{Options{}, []string{"f:1 grave", "f:1 plain"}},
		{Options{MinSeverity: High}, []string{"f:1 grave"}},
		{Options{MinConfidence: LowConfidence, MinSeverity: High}, []string{"f:1 grave", "f:1 unsure"}},
		{Options{Audience: Auditor, MinSeverity: High}, []string{"f:1 grave", "f:1 nice"}},
	}
	for _, c := range cases {
		c.opts.Rules = rules
		check(t, places(run(t, tree, c.opts)), c.want)
	}
}

// countries is a project rule: it reports all facts that it saw, in their order.
func countries() *Rule {
	words := &Collector{Name: "words", Kinds: []Kind{Text, YAML}, File: func(p *Pass) error {
		for word := range strings.FieldsSeq(string(p.File.Data)) {
			p.Export(word)
		}
		return nil
	}}
	return &Rule{
		Name: "project", Theme: Broken, Severity: Low, Confidence: HighConfidence, Audience: Regular,
		Needs: []*Collector{words},
		Project: func(p *ProjectPass) error {
			p.Report(Finding{Span: Span{File: "z.yml", Start: 2}, Message: strings.Join(Facts[string](p), " ")})
			return nil
		},
	}
}

func TestProjectRulesSeeFactsInOrder(t *testing.T) {
	tree := repo.Memory{"b": []byte("3 4"), "a.yml": []byte("1 2"), "z.yml": []byte("5\n6")}
	got := run(t, tree, Options{Rules: []*Rule{countries()}, Jobs: 8})
	check(t, places(got), []string{"z.yml:2 project"})
	check(t, got.Findings[0].Message, "1 2 3 4 5 6")
}

func TestProjectFindingsAreSuppressed(t *testing.T) {
	tree := repo.Memory{"z.yml": []byte("# shipgen: ignore[project] so\n# second line\nb: 1\n")}
	rule := countries()
	rule.Project = func(p *ProjectPass) error {
		p.Report(Finding{Span: Span{File: "z.yml", Start: 45, End: 46}, Message: "x"})
		return nil
	}
	got := run(t, tree, Options{Rules: []*Rule{rule, UnusedIgnore}})
	check(t, places(got), []string{})
	check(t, got.Suppressed, 1)
}

func TestRunIsTheSameEachTime(t *testing.T) {
	tree := repo.Memory{}
	for i := range 200 {
		tree[fmt.Sprintf("d%d/f%d.txt", i%7, i)] = []byte(strings.Repeat("x y\n", i%5))
	}
	rules := []*Rule{finder("x", "x"), finder("y", "y"), countries()}
	want := run(t, tree, Options{Rules: rules, Jobs: 1})
	for range 5 {
		check(t, places(run(t, tree, Options{Rules: rules, Jobs: 8})), places(want))
	}
}

func TestAParserThatPanicsFailsForEveryRule(t *testing.T) {
	var o once[*int]
	for range 2 {
		if _, err := o.get(func() (*int, error) { panic("boom") }); err == nil {
			t.Error("no error from a parser that panicked")
		}
	}
}

func TestAFileThatDoesNotParseIsNoBrokenRule(t *testing.T) {
	rule := &Rule{Name: "yaml", Kinds: []Kind{YAML}, File: func(p *Pass) error {
		_, err := p.File.Documents()
		return err
	}}
	got := run(t, repo.Memory{"a.yml": []byte("a: [")}, Options{Rules: []*Rule{rule}})
	check(t, len(got.Errors), 0)
}
