package report

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/repo"
)

var update = flag.Bool("update", false, "rewrite the goldens")

const goldens = "../../testdata/report"

// secret is built here, so that it is in no file of this repository.
var secret = strings.Join([]string{"gh", "p_", strings.Repeat("Ab1", 12)}, "")

// sample is a report with everything that a format must cope with.
func sample(t *testing.T) *lint.Report {
	t.Helper()
	tree := repo.Memory{
		".github/workflows/ci.yml": []byte("on: push\njobs:\n\t日本: a/b@v1 # é\n"),
		"odd name, 100%: ü#.txt":   []byte("first\r\ntoken = \"" + secret + "\" # TODO\r\n\x1b[31mTODO ü\r\n"),
		"min.js":                   []byte(strings.Repeat("x", 500) + " TODO " + strings.Repeat("y", 500)),
		"empty.txt":                nil,
		"blob.bin":                 {0, 1, 2},
	}
	report, err := lint.Run(context.Background(), tree, lint.Options{Rules: rules, Prefix: "svc/api"})
	if err != nil {
		t.Fatal(err)
	}
	return report
}

// finds is a rule that reports each match of a pattern.
func finds(r lint.Rule, pattern string, finding func(*lint.Pass, lint.Span) lint.Finding) *lint.Rule {
	re := regexp.MustCompile(pattern)
	r.Kinds, r.Confidence, r.Audience = []lint.Kind{lint.Text}, lint.HighConfidence, lint.Regular
	r.File = func(p *lint.Pass) error {
		for _, at := range re.FindAllIndex(p.File.Data, -1) {
			found := finding(p, p.Span(at[0], at[1]))
			found.Span = p.Span(at[0], at[1])
			p.Report(found)
		}
		return nil
	}
	return &r
}

var rules = []*lint.Rule{
	finds(lint.Rule{Name: "leak", Title: "Leak", Doc: "Why.", Theme: lint.LeakedSecret, Severity: lint.High}, "ghp_[A-Za-z0-9]+",
		func(p *lint.Pass, at lint.Span) lint.Finding {
			return lint.Finding{
				Message: "token of 40 characters", Hint: "revoke it",
				Secret:  string(p.File.Data[at.Start:at.End]),
				Aliases: []string{"gitleaks:github-pat"},
			}
		}),
	finds(lint.Rule{Name: "unpinned", Title: "Unpinned", Doc: "Why.", Theme: lint.UnpinnedVersion, Severity: lint.Medium, Fixable: true}, "a/b@v1",
		func(p *lint.Pass, at lint.Span) lint.Finding {
			pin := lint.Edit{Span: p.Span(at.Start+4, at.End), New: []byte("0123456789")}
			return lint.Finding{
				Message: "a/b is at v1, 100% movable", Hint: "pin it",
				Fixes: []lint.Fix{{Title: "pin it", Safe: true, Edits: []lint.Edit{pin}}},
				Related: []lint.Related{
					{Span: p.Span(0, 2), Message: "runs on push"},
					{Span: lint.Span{File: "gone.txt"}, Message: "is not there"},
				},
			}
		}),
	finds(lint.Rule{Name: "todo", Title: "To do", Doc: "Why.", Theme: lint.Broken, Severity: lint.Low}, "TODO",
		func(p *lint.Pass, at lint.Span) lint.Finding {
			return lint.Finding{Message: "to do in " + p.File.Path, Hint: "beside " + secret}
		}),
	finds(lint.Rule{Name: "lines", Title: "Lines", Doc: "Why.", Theme: lint.Broken, Severity: lint.Info}, `(?s)on: push\njobs`,
		func(*lint.Pass, lint.Span) lint.Finding { return lint.Finding{Message: "two lines"} }),
	{
		Name: "broken", Title: "Broken", Doc: "Why.", Theme: lint.Broken, Severity: lint.Low,
		Confidence: lint.HighConfidence, Audience: lint.Regular, Kinds: []lint.Kind{lint.Text},
		File: func(p *lint.Pass) error {
			if p.File.Path == "empty.txt" {
				_ = p.File.Data[0]
			}
			return nil
		},
	},
}

func write(t *testing.T, name string, opts Options) string {
	t.Helper()
	format, err := Lookup(name)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := format.Write(&out, sample(t), opts); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestFormats(t *testing.T) {
	cases := map[string]Options{
		"text": {}, "json": {}, "github": {}, "sarif": {Version: "1.2.3"},
		"text.path": {Path: func(p string) string { return "here/" + p }}, "text.color": {Color: true},
	}
	for name, opts := range cases {
		t.Run(name, func(t *testing.T) {
			format, _, _ := strings.Cut(name, ".")
			got := write(t, format, opts)
			if strings.Contains(got, secret) {
				t.Error("the secret is shown")
			}
			golden(t, name+".golden", got)
		})
	}
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join(goldens, name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", name, diff)
	}
}

// TestSARIFSchema holds SARIF to its JSON schema, and the schema to refusing
// something.
func TestSARIFSchema(t *testing.T) {
	schema, err := jsonschema.NewCompiler().Compile(filepath.Join(goldens, "sarif-schema-2.1.0.json"))
	if err != nil {
		t.Fatal(err)
	}
	log := write(t, "sarif", Options{Version: "1.2.3"})
	if err := schema.Validate(decode(t, log)); err != nil {
		t.Errorf("%v", err)
	}
	wrong := strings.Replace(log, `"level": "note"`, `"level": "notice"`, 1)
	if err := schema.Validate(decode(t, wrong)); err == nil {
		t.Error("the schema accepts a level that does not exist")
	}
}

func decode(t *testing.T, text string) any {
	t.Helper()
	value, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return value
}

func TestShowSecrets(t *testing.T) {
	for _, name := range []string{"text", "json"} {
		if !strings.Contains(write(t, name, Options{ShowSecrets: true}), secret) {
			t.Errorf("%s does not show the secret although asked to", name)
		}
	}
	for _, name := range []string{"sarif", "github"} {
		if strings.Contains(write(t, name, Options{ShowSecrets: true}), secret) {
			t.Errorf("%s shows the secret, but is uploaded", name)
		}
	}
}

func TestJSONHasNoNullLists(t *testing.T) {
	var out bytes.Buffer
	report, err := lint.Run(context.Background(), repo.Memory{}, lint.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := writeJSON(&out, report, Options{}); err != nil {
		t.Fatal(err)
	}
	var got map[string]json.RawMessage
	if err := json.Unmarshal(out.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	for _, key := range []string{"skipped", "errors", "findings"} {
		if string(got[key]) != "[]" {
			t.Errorf("%s is %s, want []", key, got[key])
		}
	}
}

func TestLookup(t *testing.T) {
	_, err := Lookup("xml")
	want := `unknown format "xml": use one of text, json, sarif, github`
	if err == nil || err.Error() != want {
		t.Errorf("error %v, want %s", err, want)
	}
}
