package lint

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shipgen/shipgen/schema/repo"
)

// leaking is a rule for which every word after "pw=" is a secret.
func leaking() *Rule {
	return &Rule{
		Name: "leaked-pw", Theme: LeakedSecret, Severity: High, Confidence: HighConfidence, Audience: Regular, Kinds: []Kind{Text},
		File: func(p *Pass) error {
			for at := 0; ; {
				i := bytes.Index(p.File.Data[at:], []byte("pw="))
				if i < 0 {
					return nil
				}
				start := at + i + 3
				at = start + len(bytes.Fields(p.File.Data[start:])[0])
				p.Report(Finding{Span: p.Span(start, at), Message: "password", Secret: string(p.File.Data[start:at])})
			}
		},
	}
}

func runLeaking(t *testing.T, tree repo.Memory) *Report {
	t.Helper()
	r, err := Run(context.Background(), tree, Options{Rules: []*Rule{leaking()}})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// baselineOf writes and reads a baseline of a tree.
func baselineOf(t *testing.T, old *Baseline, tree repo.Memory, keep bool) (*Baseline, string) {
	t.Helper()
	b, err := old.With(runLeaking(t, tree), keep, strings.NewReader("saltsaltmoresalt"))
	if err != nil {
		t.Fatal(err)
	}
	text := string(b.Bytes())
	read, err := ParseBaseline("known", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(text, string(read.Bytes())); diff != "" {
		t.Fatalf("read and written again (-want +got):\n%s", diff)
	}
	return read, text
}

// TestBaseline: what moves within its file stays known; the same secret in
// another file, and another in the same place, are new.
func TestBaseline(t *testing.T) {
	b, text := baselineOf(t, &Baseline{}, repo.Memory{"a.txt": []byte("pw=one pw=two")}, false)
	if strings.Contains(text, "one") || strings.Contains(text, "two") {
		t.Errorf("the baseline holds a secret:\n%s", text)
	}
	if strings.Count(text, "leaked-pw\ta.txt\t14\t73616c7473616c74\t") != 2 {
		t.Errorf("two entries with one salt are wanted:\n%s", text)
	}
	r := runLeaking(t, repo.Memory{"a.txt": []byte("\n\npw=two\npw=three pw=one"), "b.txt": []byte("pw=one")})
	b.Hide(r)
	var left []string
	for _, found := range r.Findings {
		left = append(left, found.Span.File+" "+found.Secret)
	}
	if diff := cmp.Diff([]string{"a.txt three", "b.txt one"}, left); diff != "" || r.Suppressed != 2 {
		t.Errorf("%d suppressed, left (-want +got):\n%s", r.Suppressed, diff)
	}
}

// TestBaselineUpdate keeps the lines of what stays, so that branches merge, and
// drops what is gone only where it is told to.
func TestBaselineUpdate(t *testing.T) {
	b, first := baselineOf(t, &Baseline{}, repo.Memory{"a.txt": []byte("pw=one"), "b.txt": []byte("pw=two")}, false)
	tree := repo.Memory{"a.txt": []byte("pw=one")}
	_, kept := baselineOf(t, b, tree, true)
	if diff := cmp.Diff(first, kept); diff != "" {
		t.Errorf("kept (-want +got):\n%s", diff)
	}
	_, less := baselineOf(t, b, tree, false)
	if diff := cmp.Diff(strings.Join(strings.SplitAfter(first, "\n")[:2], ""), less); diff != "" {
		t.Errorf("replaced (-want +got):\n%s", diff)
	}
}

func TestBaselineErrors(t *testing.T) {
	for line, want := range map[string]string{
		"a b":                                  "known:1:1: a baseline entry has 5 fields, separated by tabs, not 1",
		"r\tp\t20\t0011223344556677\t001122":   `known:1:1: cost "20" is not between 1 and 16`,
		"r\tp\t14\t00112233\t001122":           "known:1:1: salt and digest are not 8 and 3 bytes in hexadecimal",
		"r\t\"p\t14\t0011223344556677\t001122": `known:1:1: path "p is not quoted well`,
	} {
		if _, err := ParseBaseline("known", []byte(line)); err == nil || err.Error() != want {
			t.Errorf("%q: error %v, want %s", line, err, want)
		}
	}
	many := ""
	for i := range maxSalts + 1 {
		many += "r\tp\t14\t00112233445566" + string("0123456789abcdef"[i/16]) + string("0123456789abcdef"[i%16]) + "\t001122\n"
	}
	if _, err := ParseBaseline("known", []byte(many)); err == nil {
		t.Error("a baseline that would cost minutes is taken")
	}
}

// TestHistory tells a secret once, where it came in, whatever the order.
func TestHistory(t *testing.T) {
	blobs := []repo.Blob{
		{Path: "a.txt", Commit: strings.Repeat("1", 40), Order: 0, Data: []byte("pw=one")},
		{Path: "a.txt", Commit: strings.Repeat("2", 40), Order: 1, Data: []byte("\npw=one pw=two")},
		{Path: "a.txt", Commit: strings.Repeat("3", 40), Order: 2, Data: []byte("pw=three # gitleaks:allow")},
		{Path: "lost.txt", Commit: strings.Repeat("4", 40), Order: 3, Problem: "not in this clone"},
	}
	for range 2 {
		h := NewHistory(Options{Rules: []*Rule{leaking()}})
		h.engine.known["leaked-pw"] = true
		for _, b := range blobs {
			h.Look(b)
		}
		r := h.Report()
		var got []string
		for _, found := range r.Findings {
			at := r.Lines[found.Span.File].Position(found.Span.Start)
			got = append(got, found.Span.File+" "+found.Secret+" "+string(rune('0'+at.Line)))
		}
		if diff := cmp.Diff([]string{"111111111111:a.txt one 1", "222222222222:a.txt two 2"}, got); diff != "" {
			t.Errorf("findings (-want +got):\n%s", diff)
		}
		if r.Files != 3 || r.Suppressed != 1 || len(r.Errors) != 1 || r.PathOf(r.Findings[0].Span.File) != "a.txt" || r.PathOf("a:b") != "a:b" {
			t.Errorf("%d files, %d suppressed, errors %v", r.Files, r.Suppressed, r.Errors)
		}
		blobs[0], blobs[1] = blobs[1], blobs[0]
	}
}
