package generator

import (
	"encoding/json"
	"os/exec"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/shipgen/shipgen/schema/dockerfile"
	"github.com/shipgen/shipgen/schema/node"
	"github.com/shipgen/shipgen/schema/shell"
)

// hostile are texts that have broken templates: every quote, what YAML takes for
// another type, line breaks of some parsers, expressions, document marks.
var hostile = []string{
	"", " ", "a", "-race", "-", "- a", "--- ", "---", "...", "?", "? a", "0?", "0?0", "\x8e", ":8080", "a: b", "a:", "a:b", "a #b", "#a", "a#b", "{a}", "[a", "a]", "a,b",
	"&a", "*a", "!a", "|", ">", "%a", "@a", "`a`", "'", "''", `"`, `\`, `it's "so"`, `a\nb`, "it's", "~", "null", "Yes", "on", "y", "true", "False",
	"1", "1.0", "1.30", "0x1F", "1e3", "1_000", "190:20:30", ".5", "+1", "-1", "-.inf", ".NaN", "2026-01-01", "2026-01-01T00:00:00Z", "0o7", "<<", "=",
	"100m", "128Mi", "1h30m", "v1.2.3", "1.2.3.4", "deadbeef", "12345678", "12e4567", "0b1",
	"a\nb", "a\n", "\na", "a\n\n", "a \nb", " a\nb", "a\n b\n", "\ta", "a\tb\nc", "a\r\nb", "\x00", "a\u2028b\nc", "a\u0085b", "\ufeffa", "a\u00a0b", "💥", "é",
	"${{ secrets.A }}", "x${{ '}}' }}: y", "$HOME", "$(id)", "${A%{b}}", "<% .A %>", "a\\", "--- |\n  x", "key: |\n  a",
	"set -e\nif [ \"$a\" ]; then\n\techo 'b'\nfi\n",
}

// contexts are the places that a quoted scalar may stand in; %s is the scalar.
var contexts = []struct{ name, text string }{
	{"value", "k: %s\n"}, {"item", "- %s\n"}, {"flow item", "[x, %s, y]\n"}, {"flow value", "{k: %s, l: y}\n"}, {"key", "%s: v\n"}, {"flow key", "{%s: v}\n"},
}

func scalar(t *testing.T, context, text string) *node.Node {
	t.Helper()
	docs, err := node.Parse([]byte(text), node.DefaultLimits)
	if err != nil || len(docs) != 1 {
		t.Fatalf("%q: %d documents, error %v", text, len(docs), err)
	}
	n := docs[0].Root
	switch context {
	case "item":
		return n.Items[0]
	case "flow item":
		return n.Items[1]
	case "key", "flow key":
		return n.Pairs[0].Key
	}
	return n.Pairs[0].Value
}

func checkYAML(t *testing.T, s string) {
	t.Helper()
	quoted, err := quoteYAML(s)
	if err != nil {
		if utf8.ValidString(s) {
			t.Errorf("%q: %v", s, err)
		}
		return
	}
	for _, c := range contexts {
		if strings.HasSuffix(c.name, "key") && len(s) > 1000 {
			continue // YAML limits a simple key to 1024 characters
		}
		got := scalar(t, c.name, strings.Replace(c.text, "%s", quoted, 1))
		if got.Value != s || got.Tag != "!!str" {
			t.Errorf("%s %s: read back as %s %q", c.name, quoted, got.Tag, got.Value)
		}
	}
	value, err := blockYAML(4, s)
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(value+"\n", " \n") || strings.Contains(value+"\n", "\t\n") {
		t.Errorf("block value %q ends a line with white space", value)
	}
	if got := scalar(t, "value", "k: "+value+"\nl: y\n"); got.Value != s || got.Tag != "!!str" {
		t.Errorf("block value %s: read back as %s %q", value, got.Tag, got.Value)
	}
}

func TestYAMLRoundTrip(t *testing.T) {
	for _, s := range hostile {
		checkYAML(t, s)
	}
}

func FuzzYAML(f *testing.F) {
	for _, s := range hostile {
		f.Add(s)
	}
	f.Fuzz(checkYAML)
}

func TestYAMLForms(t *testing.T) {
	want := map[string]string{
		"main": "main", "v*": "v*", "100m": "100m", "https://a.dev/x": "https://a.dev/x", "a?b": "'a?b'", "-race": "-race", "it's": "it's",
		"1.30": "'1.30'", "yes": "'yes'", "": "''", "a: b": "'a: b'", "'a'": `"'a'"`, "a\nb": `"a\nb"`, "a\u2028": `"a\u2028"`, "[a]": "'[a]'",
	}
	got := map[string]string{}
	for s := range want {
		got[s], _ = quoteYAML(s)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("quoted (-want +got):\n%s", diff)
	}
	script, _ := blockYAML(2, "a: b\n\n  c\n")
	if diff := cmp.Diff("|\n  a: b\n\n    c", script); diff != "" {
		t.Errorf("literal block (-want +got):\n%s", diff)
	}
	for _, v := range []any{true, 7, 1.5, nil} {
		if s, err := quoteYAML(v); err != nil || strings.ContainsAny(s, `"'`) {
			t.Errorf("%v: %q, %v", v, s, err)
		}
	}
	if _, err := quoteYAML([]string{"a"}); err == nil {
		t.Error("a list was quoted as a scalar")
	}
}

func checkShell(t *testing.T, s string) {
	t.Helper()
	quoted, err := quoteShell(s)
	if strings.Contains(s, "\x00") || !utf8.ValidString(s) {
		if err == nil {
			t.Errorf("%q was quoted", s)
		}
		return
	}
	if strings.Contains(s, "${{") || strings.Contains(s, "\r") {
		return // the reader leaves workflow expressions and CRLF alone; TestShell asks a shell
	}
	script, err := shell.Parse("x "+quoted, shell.POSIX)
	if err != nil || len(script.Commands) != 1 || len(script.Commands[0].Words) != 2 {
		t.Fatalf("%q as %s: error %v", s, quoted, err)
	}
	if got := script.Commands[0].Words[1]; got.Value != s || !got.Static {
		t.Errorf("%s: read back as %q, static %v", quoted, got.Value, got.Static)
	}
}

func FuzzShell(f *testing.F) {
	for _, s := range hostile {
		f.Add(s)
	}
	f.Fuzz(checkShell)
}

// TestShell asks the system's own shell.
func TestShell(t *testing.T) {
	for _, s := range hostile {
		quoted, err := quoteShell(s)
		if err != nil {
			continue
		}
		out, err := exec.Command("sh", "-c", "printf %s "+quoted).Output()
		if err != nil || string(out) != s {
			t.Errorf("%s: printed %q, error %v", quoted, out, err)
		}
	}
}

func checkJSON(t *testing.T, s string) {
	t.Helper()
	quoted, err := quoteJSON(s)
	if err != nil {
		if utf8.ValidString(s) {
			t.Errorf("%q: %v", s, err)
		}
		return
	}
	var got string
	if err := json.Unmarshal([]byte(quoted), &got); err != nil || got != s || strings.Contains(quoted, "\n") {
		t.Errorf("%s: read back as %q, error %v", quoted, got, err)
	}
}

func FuzzJSON(f *testing.F) {
	for _, s := range hostile {
		f.Add(s)
	}
	f.Fuzz(checkJSON)
}

func TestDockerfileQuotes(t *testing.T) {
	for _, s := range hostile {
		quoted, err := quoteDockerfile(s)
		if err != nil {
			if !strings.ContainsAny(s, "\n\r\x00") && utf8.ValidString(s) {
				t.Errorf("%q: %v", s, err)
			}
			continue
		}
		file, err := dockerfile.Parse([]byte("FROM scratch\nENV K=" + quoted + "\n"))
		if err != nil {
			t.Errorf("%s: %v", quoted, err)
			continue
		}
		env := file.Instructions[1]
		if got, known := env.Expand(quoted); got != s || !known {
			t.Errorf("%s: BuildKit expands it to %q", quoted, got)
		}
	}
}

func TestOtherQuotes(t *testing.T) {
	hcl, _ := quoteHCL("a\"${b} %{c}\b\\b\n")
	rego, _ := quoteRego("a\"\n<")
	got := []string{hcl, rego, quotePromQL("a\"\n"), quoteGitHub("a ${{ b }}"), comment("#", "a\n\nb\r\u2028c ")}
	want := []string{
		`"a\"$${b} %%{c}\u0008\\b\n"`, `"a\"\n<"`, `"a\"\n"`, `a ${{ '${{' }} b }}`, "# a\n#\n# b  c",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("quoted (-want +got):\n%s", diff)
	}
}
