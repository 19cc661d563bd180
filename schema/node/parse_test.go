package node

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"gopkg.in/yaml.v3"
)

// samples are the shapes that have their positions in odd places.
var samples = []string{
	"",
	"\n",
	"# only a comment\n",
	"a: 1\nb: two words # comment\nc:\n  - x\n  - y: z\n    w: v\n",
	"a:\n- x\n- - y\n  - z\n-\n- &q\n- !!str\nb:\n",
	"\"a\\tb\\u00e9\\x41\\U0001F600\\\"\": 'it''s'\nb: \"multi\n  line\n\n  \\\n  end\\\n   x\"\nc: 'multi \t\n\n\n  line'\n",
	"a: plain\n  over lines\n\n  and blank\nb: x\n",
	"run: |\n  one\n    two\n\n  three\nfold: >\n  one\n  two\n\n  three\n    four\n\n  five\n",
	"a: |2-\n    x\n  y\n\nb: >+\n\n  x\n\n\nc: |-\nd: |+\n\n\n- : x\n",
	"a: |+\n  x\n\n\nb: >-   # comment\n  x\n  y\n",
	"- |1\n  x\n- |\n  # not a comment\n  x\n# comment\n- >2\n    x\n  y\n",
	"a: &x !!str  # c\n  # d\n  value\nb: *x\n*x : c\n&k d: !t 'e'\n",
	"a: &m\n  k: v\nb:\n  <<: *m\n  l: !!map {k: v}\nc: &s\n- 1\nd: !!seq [1, 2]\n",
	"{a: [b, {c: d}, e: f, ? g : h], 'i':j, k, l: , \"m\":n, &a o: p, {q: r}: s, ? }\n",
	"[a, # x\n  b, [], {}, [[c]], *z]\n",
	"x: &z 1\ny: [\n  *z,\n  a:b,\n  http://c/d?e,\n]\n",
	"? a\n: b\n? - c\n  - d\n: - e\n? |\n  f\n: g\n? h\n? i\n",
	"? {a: b}\n: c\n[d, e]: f\n",
	"--- # x\na: 1\n---\n---\n|\n x\n...\n# c\n--- b\n--- |\nx\n",
	"%YAML 1.1\n---\na\n...\n%TAG ! tag:x,2000:\n---\n!y z\n",
	"a: 1\r\nb: |\r\n  x\r\n  y\r\nc: >\r\n  x\r\n  y\r\n\r\n  z\r\nd: \"x\r\n  y\"\r\n",
	"a: 1\rb: |\r  x\r  y\r",
	"\xEF\xBB\xBFa: 1\nb: 2\n",
	"\xEF\xBB\xBF---\na: |\n x\n",
	"é: ü # ö\n日本: {語: \"😀\", b: c}\n",
	"a: x\u2028b: y\u2029c: \"z\u0085  w\u2028 v\u2028\"\u0085d: |\u0085  x\u2028  y\u0085  z\n",
	"a: x\u2028  y\u2028\u2029  z\nb: >\n  x\u2028  y\n",
	"a:\tb\nc: [\t1,\t2 ]\nd: |\n  \tx\n \t\n",
	"on:\n  push:\n    branches: [ main ]\njobs:\n  a:\n    if: ${{ x }}\n    steps:\n      - run: echo\n",
	"a: ''\nb: \"\"\nc: ~\nd: null\ne:\nf: {}\ng: []\n",
	"- - - |\n     x\n    - y\n",
	"- - - |\n      x\n    - y\n    - >1\n      z\n",
	"&a\n&b k: v\n",
	"&a\n? k\n: |2\n    v\n",
	"- !!map\n  a: |1\n    v\n- &z\n  - b\n",
	"a: |\n\n\n  x\n\n\n  y\n \nb: >\n\n  x\n  \n  y\n",
	"a: \"x\ty \t\n \t z\"\n",
	"a: 'b\n\n  c'\n'd': \"e\\\n\n  f\"\n",
	"a: &x [*x]\n",
	"<<: {a: b}\n<<: [{c: d}]\n",
	"? \n::", "&0:0", "?:", "[!0,00 0, !a[b] c]",
	"a: ! b\nc: !\nd: !<tag:yaml.org,2002:str> 1\n",
	"key: value", "key:", "- ", "-", "? ", ":", "key: |", "key: >-", "\"a", "'", "[", "{a: ", "*x", "&x", "!x", "---", "...", "\ta: 1", "a:\n\tb: 1\n",
	"a: |\n  x\n\n  \n     \n", "a: >+\n  x\n  \n\nb: |+\n   \n  x\n",
}

func FuzzParse(f *testing.F) {
	for _, s := range samples {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 4096 {
			return
		}
		docs, err := Parse(data, Limits{Depth: 50, Nodes: 5000})
		var e *Error
		if err != nil && (!errors.As(err, &e) || e.Offset < 0 || e.Offset > len(data) || e.Message == "") {
			t.Errorf("error %#v of %q has no place or words", err, data)
		}
		end := 0
		for _, doc := range docs {
			if doc.Start < end || doc.End < doc.Start || doc.End > len(data) {
				t.Errorf("document [%d,%d) after %d in %q", doc.Start, doc.End, end, data)
			}
			end = doc.End
			if doc.Root != nil {
				checkNode(t, data, doc.Root, doc.Start, doc.End)
			}
		}
	})
}

// checkNode holds every node to the promises of Node.
func checkNode(t *testing.T, data []byte, n *Node, start, end int) {
	t.Helper()
	if n.Start < start || n.End > end || n.End < n.Start {
		t.Errorf("%s %q [%d,%d) is not inside [%d,%d) of %q", n.Tag, n.Value, n.Start, n.End, start, end, data)
		return
	}
	if n.Alias {
		if n.Start == n.End || data[n.Start] != '*' {
			t.Errorf("alias [%d,%d) of %q is %q", n.Start, n.End, data, n.Source())
		}
		return
	}
	at := n.Start
	for _, p := range n.Pairs {
		checkNode(t, data, p.Key, at, n.End)
		checkNode(t, data, p.Value, p.Key.End, n.End)
		at = p.Value.End
	}
	for _, item := range n.Items {
		checkNode(t, data, item, at, n.End)
		at = item.End
	}
	if n.Kind == Scalar {
		checkScalar(t, data, n)
	}
}

func checkScalar(t *testing.T, data []byte, n *Node) {
	t.Helper()
	m := mapper{data: data, keep: true}
	if n.Start < n.End {
		m.walk(n)
	}
	if m.n != len(n.Value) {
		t.Errorf("%q of %q: %d bytes decoded to %d", n.Value, data, len(n.Value), m.n)
		return
	}
	for _, s := range m.segments {
		if got := string(data[s.file : s.file+s.run]); got != n.Value[s.value:s.value+s.run] {
			t.Errorf("%q of %q: segment %v is %q", n.Value, data, s, got)
		}
	}
	last, offsets := n.Start, n.Map()
	for i := range len(n.Value) + 1 {
		at := offsets.Offset(i)
		if at < last || at > n.End {
			t.Errorf("%q of %q: offset(%d) = %d, outside [%d,%d]", n.Value, data, i, at, last, n.End)
		}
		last = at
	}
	if n.Style&block == 0 && n.Start < n.End && !reads(n) {
		t.Errorf("%q of %q: source %q does not read back", n.Value, data, n.Source())
	}
}

// reads says whether a plain or quoted scalar's source alone, in a block, in
// brackets or as a key, is its value.
func reads(n *Node) bool {
	for _, form := range []string{"%s", "[%s]", "- %s", "%s:", "{%s: }"} {
		var doc yaml.Node
		if yaml.Unmarshal(fmt.Appendf(nil, form, n.Source()), &doc) != nil || len(doc.Content) == 0 {
			continue
		}
		y := doc.Content[0]
		if y.Kind != yaml.ScalarNode && len(y.Content) > 0 {
			y = y.Content[0]
		}
		if y.Kind == yaml.ScalarNode && y.Value == n.Value {
			return true
		}
	}
	return false
}

// outline prints a tree as kind and source of each node.
func outline(b *strings.Builder, n *Node, indent string) {
	src := strings.ReplaceAll(string(n.Source()), "\n", "⏎")
	switch n.Kind {
	case Scalar:
		fmt.Fprintf(b, "%s%s %s\n", indent, n.Tag, src)
	case Mapping:
		fmt.Fprintf(b, "%smap %s\n", indent, src)
	case Sequence:
		fmt.Fprintf(b, "%sseq %s\n", indent, src)
	}
	if n.Alias {
		return
	}
	for _, p := range n.Pairs {
		outline(b, p.Key, indent+"  ")
		outline(b, p.Value, indent+"    ")
	}
	for _, item := range n.Items {
		outline(b, item, indent+"  ")
	}
}

func TestSpans(t *testing.T) {
	in := strings.Join([]string{
		"a: &x !!str  v # c",
		"b: [1, 'it''s', {c: d}, e: f]",
		"g: |-",
		"  one",
		"  two",
		"",
		"h: *x",
		"i:",
		"j:",
		"- k",
		"- l: m",
		"",
		"o: p",
		"   q",
	}, "\n")
	want := strings.Join([]string{
		"map " + strings.ReplaceAll(in, "\n", "⏎"),
		"  !!str a", "    !!str v",
		"  !!str b", "    seq [1, 'it''s', {c: d}, e: f]",
		"      !!int 1", "      !!str 'it''s'",
		"      map {c: d}", "        !!str c", "          !!str d",
		"      map e: f", "        !!str e", "          !!str f",
		"  !!str g", "    !!str |-⏎  one⏎  two",
		"  !!str h", "    !!str *x",
		"  !!str i", "    !!null ",
		"  !!str j", "    seq - k⏎- l: m",
		"      !!str k", "      map l: m", "        !!str l", "          !!str m",
		"  !!str o", "    !!str p⏎   q", "",
	}, "\n")
	docs, err := Parse([]byte(in), DefaultLimits)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	outline(&b, docs[0].Root, "")
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Errorf("spans (-want +got):\n%s", diff)
	}
}
