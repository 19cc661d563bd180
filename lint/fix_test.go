package lint

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/shipgen/shipgen/schema/repo"
)

// fixes is a rule that repairs each place where find stands, and decides how.
func fixes(find string, repair func(p *Pass, at Span) Fix) *Rule {
	rule := finder("fix-"+strings.ToLower(find), find)
	rule.File = func(p *Pass) error {
		for at := 0; ; {
			i := bytes.Index(p.File.Data[at:], []byte(find))
			if i < 0 {
				return nil
			}
			span := p.Span(at+i, at+i+len(find))
			p.Report(Finding{Span: span, Message: "found " + find, Fixes: []Fix{repair(p, span)}})
			at += i + len(find)
		}
	}
	return rule
}

func replace(find, with string, safe bool) *Rule {
	return fixes(find, func(p *Pass, at Span) Fix {
		return Fix{Title: "replace", Safe: safe, Edits: []Edit{{Span: at, New: []byte(with)}}}
	})
}

func apply(t *testing.T, tree repo.Tree, unsafe bool, rules ...*Rule) *Fixed {
	t.Helper()
	fixed, err := Apply(context.Background(), tree, Options{Rules: rules}, unsafe)
	if err != nil {
		t.Fatal(err)
	}
	return fixed
}

func contents(fixed *Fixed) map[string]string {
	all := map[string]string{}
	for path, data := range fixed.Changed {
		all[path] = string(data)
	}
	return all
}

func TestApply(t *testing.T) {
	atStart := fixes("ADD", func(p *Pass, at Span) Fix {
		return Fix{Safe: true, Edits: []Edit{{p.Span(0, 0), []byte("x\n")}, {at, []byte("add")}}}
	})
	create := fixes("NEW", func(p *Pass, at Span) Fix {
		return Fix{Safe: true, Edits: []Edit{{at, []byte("new")}, {Span{File: "sub/made.txt"}, []byte("NEXT")}}}
	})
	twice := fixes("TWICE", func(_ *Pass, at Span) Fix {
		return Fix{Safe: true, Edits: []Edit{{at, nil}, {at, nil}}}
	})
	outside := fixes("FAR", func(p *Pass, at Span) Fix {
		return Fix{Safe: true, Edits: []Edit{{p.Span(at.Start, 999), nil}}}
	})
	cases := []struct {
		name, path, data string
		unsafe           bool
		rules            []*Rule
		want             map[string]string
		errors           int
	}{
		{"every other byte stays", "a.txt", "\xff A\r\nA é", false, []*Rule{replace("A", "bb", true)}, map[string]string{"a.txt": "\xff bb\r\nbb é"}, 0},
		{"unsafe is not asked for", "a.txt", "A", false, []*Rule{replace("A", "b", false)}, map[string]string{}, 0},
		{"unsafe", "a.txt", "A", true, []*Rule{replace("A", "b", false)}, map[string]string{"a.txt": "b"}, 0},
		{"overlapping fixes take turns", "a.txt", "ABC", false, []*Rule{replace("AB", "xB", true), replace("BC", "By", true)}, map[string]string{"a.txt": "xBy"}, 0},
		{"insertions at one place take turns", "a.txt", "ADD ADD", false, []*Rule{atStart}, map[string]string{"a.txt": "x\nx\nadd add"}, 0},
		{"line ends of the file", "a.txt", "1\r\nADD\r\n", false, []*Rule{atStart}, map[string]string{"a.txt": "x\r\n1\r\nadd\r\n"}, 0},
		{"a new file is looked at too", "a.txt", "NEW", false, []*Rule{create, replace("NEXT", "last", true)}, map[string]string{"a.txt": "new", "sub/made.txt": "last"}, 0},
		{"one that breaks YAML is refused, others not", "a.yml", "a: Q\nb: OK\n", false, []*Rule{replace("Q", "[", true), replace("OK", "ok", true)}, map[string]string{"a.yml": "a: Q\nb: ok\n"}, 1},
		{"what is broken already may change", "a.yml", "a: [\nb: Q\n", false, []*Rule{replace("Q", "q", true)}, map[string]string{"a.yml": "a: [\nb: q\n"}, 0},
		{"JSON", "a.json", `{"a": Q1}`, false, []*Rule{replace("Q1", "1", true)}, map[string]string{"a.json": `{"a": 1}`}, 0},
		{"edits that overlap", "a.txt", "TWICE", false, []*Rule{twice}, map[string]string{}, 1},
		{"a fix that changes nothing", "a.txt", "S", false, []*Rule{replace("S", "S", true)}, map[string]string{}, 1},
		{"edits outside the file", "a.txt", "FAR", false, []*Rule{outside}, map[string]string{}, 1},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			fixed := apply(t, repo.Memory{c.path: []byte(c.data)}, c.unsafe, c.rules...)
			check(t, contents(fixed), c.want)
			check(t, len(fixed.Report.Errors), c.errors)
		})
	}
}

func TestApplyEndsWhereFixesFeedOneAnother(t *testing.T) {
	fixed := apply(t, repo.Memory{"a.txt": []byte("A")}, false, replace("A", "B", true), replace("B", "A", true))
	check(t, fixed.Applied, maxPasses)
	check(t, len(fixed.Changed), 0) // an even number of times
	check(t, len(fixed.Report.Findings), 1)
}

func TestApplyLeavesWhatItCannotFix(t *testing.T) {
	fixed := apply(t, repo.Memory{"a.txt": []byte("A C")}, false, replace("A", "b", true), finder("c", "C"))
	check(t, places(fixed.Report), []string{"a.txt:1 c"})
}

func TestFingerprints(t *testing.T) {
	report := func(data string) []string {
		return Fingerprints(run(t, repo.Memory{"a.txt": []byte(data)}, Options{Rules: []*Rule{finder("f", `A.|B\s+B`)}}))
	}
	first := report("A1 A2 A1 B\nB")
	check(t, len(first), 4)
	check(t, first[2], first[0]+"-2")
	if first[0] == first[1] {
		t.Error("two texts, one fingerprint")
	}
	for i, moved := range report("\n\nA1 x A2\nA1\tB\r\nB") {
		check(t, moved, first[i])
	}
	if diff := cmp.Diff(first, report("A3 A4 A3 B B")); diff == "" {
		t.Error("other texts, the same fingerprints")
	}
}

func TestFingerprintOfASecretDoesNotConfirmGuesses(t *testing.T) {
	rule := finder("leak", "A")
	rule.File = func(p *Pass) error {
		p.Report(Finding{Span: p.Span(0, 1), Message: "m", Secret: "pass" + string(p.File.Data)})
		return nil
	}
	ids := Fingerprints(run(t, repo.Memory{"a": []byte("1"), "b": []byte("1")}, Options{Rules: []*Rule{rule}}))
	check(t, len(ids[0]), 8+6)
	if ids[0][8:] == ids[1][8:] {
		t.Error("the same secret in two files has the same hash: it could be looked up")
	}
}
