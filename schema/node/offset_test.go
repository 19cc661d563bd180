package node

import (
	"strings"
	"testing"
)

// TestOffset marks with » the byte that the needle's first byte was read from.
func TestOffset(t *testing.T) {
	for _, c := range []struct{ in, needle string }{
		{"a: x »yz", "yz"},
		{"a: x\n  »yz", "yz"},
		{"a: \"\\t\\u00e9»yz\"", "yz"},
		{"a: \"x»\\u00e9yz\"", "éy"},
		{"a: \"x \\\n   »yz\"", "yz"},
		{"a: 'it''s »yz'", "yz"},
		{"a: 'x»''yz'", "'y"},
		{"a: |\n  x\n\n    »yz\n", "yz"},
		{"a: |2\n    x\n  »yz\n", "yz"},
		{"a: |\r\n  x\r\n  »yz\r\n", "yz"},
		{"a: >-\n  x\n  x\n\n  »yz\n", "yz"},
		{"a: >\n  x»\n  yz\n", " yz"},
		{"a:\n- - |\n    x\n    »yz", "yz"},
		{"é: ü »yz", "yz"},
	} {
		want := strings.Index(c.in, "»")
		docs, err := Parse([]byte(strings.Replace(c.in, "»", "", 1)), DefaultLimits)
		if err != nil {
			t.Fatal(err)
		}
		n := docs[0].Root.Pairs[0].Value
		for n.Kind == Sequence {
			n = n.Items[0]
		}
		if got := n.Offset(strings.Index(n.Value, c.needle)); got != want {
			t.Errorf("%q: offset of %q is %d, want %d", c.in, c.needle, got, want)
		}
	}
}

func TestTrailingComment(t *testing.T) {
	for in, want := range map[string]string{
		"a: b # c\n":           "# c",
		"a: 'b'   # c d\r\n":   "# c d",
		"a: [x, b] # c":        "# c",
		"a: b#c\n":             "",
		"a: b\n# c\n":          "",
		"a: | # c\n  b # no\n": "# c",
		"a:\n  b: c # d\n":     "# d",
		"a: # c\n":             "# c",
	} {
		docs, err := Parse([]byte(in), DefaultLimits)
		if err != nil {
			t.Fatal(err)
		}
		start, end, ok := TrailingComment([]byte(in), docs[0].Root.Get("a"))
		if got := in[start:end]; got != want || ok != (want != "") {
			t.Errorf("%q: got %q %v, want %q", in, got, ok, want)
		}
	}
}

func TestWalk(t *testing.T) {
	docs, err := Parse([]byte("a: &x {b: c}\nd: *x\ne:\n  - f\n"), DefaultLimits)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	docs[0].Root.Walk(func(n *Node) bool {
		b.WriteString(n.Value)
		return true
	})
	if got := b.String(); got != "abcdef" {
		t.Errorf("got %s, want abcdef", got)
	}
	f := docs[0].Root.Get("e").Items[0]
	if got := f.LineIndent(); got != "  " {
		t.Errorf("indent %q, want two spaces", got)
	}
	if d := docs[0].Root.Get("d"); d.Target() != docs[0].Root.Get("a") || string(d.Source()) != "*x" {
		t.Errorf("alias %q does not lead to its target", d.Source())
	}
}

// BenchmarkParse reads a workflow of usual size.
func BenchmarkParse(b *testing.B) {
	job := "  job-X:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: actions/checkout@v4 # pinned\n        with: {fetch-depth: 0}\n" +
		"      - name: Build\n        env:\n          A: ${{ secrets.A }}\n        run: |\n          set -e\n          go build ./...\n          go test ./...\n"
	data := []byte("on: [push, pull_request]\njobs:\n")
	for i := range 5 {
		data = append(data, strings.Replace(job, "X", string(rune('a'+i)), 1)...)
	}
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Parse(data, DefaultLimits); err != nil {
			b.Fatal(err)
		}
	}
}

func TestEscape(t *testing.T) {
	const text = `a'b"c\d`
	for source, want := range map[string]string{
		"x": text, "'x'": `a''b"c\d`, `"x"`: `a'b\"c\\d`, "|\n  x\n": text,
	} {
		docs, err := Parse([]byte("k: "+source), DefaultLimits)
		if err != nil {
			t.Fatal(err)
		}
		if got := docs[0].Root.Get("k").Escape(text); got != want {
			t.Errorf("in %q: %q, want %q", source, got, want)
		}
	}
}
