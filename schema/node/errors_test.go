package node

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"
)

func TestSyntaxErrors(t *testing.T) {
	// » stands before the byte that the error must point at.
	for _, c := range []struct{ in, message string }{
		{"a:\n  b: 1\n »c: 2\n", "expected a key: wrong indentation, or text after the end of a value"},
		{"a: 1\n»- b\n", "expected a key: wrong indentation, or text after the end of a value"},
		{"»a: 'b' c\n", "expected a key: wrong indentation, or text after the end of a value"},
		{"- a\n»b: c\n", "expected '- ': wrong indentation"},
		{"a: b»: c\n", "unexpected ':' after a value: wrong indentation, or a value with ': ' in it that needs quotes"},
		{"x: 1\n\n\ny: 2\n  z»: 3\n", "unexpected ':' after a value: wrong indentation, or a value with ': ' in it that needs quotes"},
		{"»\ta: 1\n", tabMessage},
		{"a:\n»\tb: 1\n", tabMessage},
		{"a: |\n»\tx\n", tabMessage},
		{"a: x\n»\ty: z\n", tabMessage},
		{"a: »@x\n", "value starts with '@', which needs quotes"},
		{"a: »`x`\n", "value starts with '`', which needs quotes"},
		{"é: 1\nü: »%x\n", "value starts with '%', which needs quotes"},
		{"a: [1, 2\n»b: c\n", "expected ',' or ']': a list in brackets is not closed"},
		{"a: {b: c\n»d: e\n", "expected ',' or '}': a mapping in braces is not closed"},
		{"a: »\"x\nb: c\n", "quoted value is not closed"},
		{"a: b\nc: »'x\n", "quoted value is not closed"},
		{"x: 1\na: \"»\\q\"\n", "unknown escape in a double-quoted value"},
		{"a: »|x\n", "text on the line of a '|' or '>'"},
		{"a: »&\n", "anchor or alias without a name"},
		{"a: 1\nb: [»*x]\n", `anchor "x" is not defined`},
		{"a: &x [»*x]\n", `anchor "x" contains itself`},
		{"»a: ]\n", "expected a value"},
		{"»{a: b}}\n", "text after the end of the document, expected '---'"},
		{"a:\n  - b\n  »-c\n  - d\n", "expected ':' after a key"},
		{"»{{- if .x }}\na: b\n{{- end }}\n", "template syntax {{ is not YAML"},
		{"a: b\n»{{ include \"x\" . }}\nc: d\n", "template syntax {{ is not YAML"},
		{"a: b\nc: ${{ d }}»: e\n", "unexpected ':' after a value: wrong indentation, or a value with ': ' in it that needs quotes"},
		{"k: »\x01\n", "control character U+0001"},
		{"x: 1\ny: »\xff\n", "byte 0xff is not UTF-8"},
		{"»\xff\xfea\x00", "file is UTF-16, expected UTF-8"},
	} {
		offset := strings.Index(c.in, "»")
		_, err := Parse([]byte(strings.Replace(c.in, "»", "", 1)), DefaultLimits)
		var e *Error
		if !errors.As(err, &e) {
			t.Errorf("%q: no error", c.in)
			continue
		}
		if e.Offset != offset || e.Message != c.message {
			t.Errorf("%q (-want +got):\n- %d %s\n+ %d %s", c.in, offset, c.message, e.Offset, e.Message)
		}
	}
}

func TestDocumentsBeforeAnError(t *testing.T) {
	docs, err := Parse([]byte("a: 1\n---\nb: [\n"), DefaultLimits)
	if err == nil || len(docs) != 1 || docs[0].Root.Get("a").Text() != "1" {
		t.Errorf("got %d documents and %v, want the first and an error", len(docs), err)
	}
}

func TestLimits(t *testing.T) {
	for name, c := range map[string]struct {
		in, message string
	}{
		"depth":          {strings.Repeat("[", 30) + strings.Repeat("]", 30), "nested deeper than 20 levels"},
		"depth, aliases": {deepAliases(30), "nested deeper than 20 levels"},
		"nodes":          {strings.Repeat("- a\n", 1001), "more than 1000 values once aliases are expanded"},
		"nodes, aliases": {bomb(), "more than 1000 values once aliases are expanded"},
	} {
		_, err := Parse([]byte(c.in), Limits{Depth: 20, Nodes: 1000})
		if err == nil || err.Error() != c.message {
			t.Errorf("%s: got %v, want %s", name, err, c.message)
		}
	}
}

// deepAliases nests a list per line, each inside the next by its alias.
func deepAliases(n int) string {
	var b strings.Builder
	b.WriteString("- &a0 [x]\n")
	for i := range n {
		fmt.Fprintf(&b, "- &a%d [*a%d]\n", i+1, i)
	}
	return b.String()
}

// bomb is five times as large with each of its lines.
func bomb() string {
	var b strings.Builder
	b.WriteString("- &a0 [x]\n")
	for i := range 10 {
		fmt.Fprintf(&b, "- &a%d [*a%d, *a%[2]d, *a%[2]d, *a%[2]d, *a%[2]d]\n", i+1, i)
	}
	return b.String()
}

// TestHostileFilesEnd gives each shape that has cost YAML readers quadratic time
// far more time than it needs.
func TestHostileFilesEnd(t *testing.T) {
	const n = 50_000
	for _, in := range []string{
		strings.Repeat("[", n), strings.Repeat("- ", n), strings.Repeat("? ", n), strings.Repeat("{a: ", n),
		strings.Repeat("---\n", n), "a:\n" + strings.Repeat("  # x\n\n", n), "[" + strings.Repeat("a, ", n),
		"a: \"" + strings.Repeat("x\n ", n), "a: " + strings.Repeat("é ", n), "a: |\n" + strings.Repeat("\n", n),
		"[" + strings.Repeat("é, ", n) + "]", strings.Repeat("!", n), "a" + strings.Repeat(" :", n),
	} {
		start := time.Now()
		_, _ = Parse([]byte(in), DefaultLimits)
		if took := time.Since(start); took > 5*time.Second {
			t.Errorf("%.20q… of %d bytes took %s", in, len(in), took)
		}
	}
}
