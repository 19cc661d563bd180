package pin

import (
	"strings"
	"testing"
)

func TestCatalogued(t *testing.T) {
	for _, tt := range []struct{ text, want, version string }{
		{"actions/checkout@v7", "actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1", "v7.0.1"},
		{"Actions/Checkout@v7", "Actions/Checkout@3d3c42e5aac5ba805825da76410c181273ba90b1", "v7.0.1"},
		{"github/codeql-action/upload-sarif@v4.36.2", "github/codeql-action/upload-sarif@8aad20d150bbac5944a9f9d289da16a4b0d87c1e", "v4.36.2"},
		{"docker://golang:1.26.7-alpine", "docker://golang:1.26.7-alpine@sha256:28d89ee9", ""},
		{"docker://docker.io/library/golang:1.26.7-alpine", "docker://docker.io/library/golang:1.26.7-alpine@sha256:28d89ee9", ""},
		{"docker://nobody/nothing:1", "", ""},
		{"actions/checkout@main", "", ""},
		{"actions/checkout@" + commit, "", ""},
		{"actions/checkout@${{ inputs.ref }}", "", ""},
		{"actions/checkout", "", ""},
		{"./local", "", ""},
	} {
		r, err := ParseUses(tt.text)
		r.Err = err
		text, version, ok := Catalogued(r)
		if ok != (tt.want != "") || ok != (text != "") || !strings.HasPrefix(text, tt.want) || version != tt.version {
			t.Errorf("Catalogued(%q) = %q, %q, %v; want %q, %q", tt.text, text, version, ok, tt.want, tt.version)
		}
	}
}

func BenchmarkCatalogued(b *testing.B) {
	r, err := ParseUses("actions/checkout@v7")
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, _, ok := Catalogued(r); !ok {
			b.Fatal("actions/checkout is not catalogued")
		}
	}
}

// Whatever stands in a file, reading it must not panic, and what is rewritten
// must read as what was written.
func FuzzParseUses(f *testing.F) {
	for _, seed := range []string{"actions/checkout@v4", "docker://a:1@" + sum, "./x", "a/b@", "@", "${{", "a/b/.github/workflows/c.yml@x"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, uses string) {
		r, err := ParseUses(uses)
		if err != nil || r.Dynamic || r.Kind == Local || r.Kind == DockerAction {
			return
		}
		again, err := ParseUses(r.At(commit))
		if err != nil || again.Action() != r.Action() || !again.Pinned() {
			t.Errorf("%q pinned is %q: %v", uses, r.At(commit), err)
		}
	})
}

func FuzzBehind(f *testing.F) {
	for _, seed := range []string{" # v1", "}, # v1\r\n", "  ", "#", "", "\n# v2", " # tag=v1.2.3, x"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, rest string) {
		data := []byte("a/b@v1" + rest)
		r := Reference{Kind: Action, Text: "a/b@v1", Span: Span{0, 6}, Exact: true}
		r.Comment, r.CommentSpan = version(data, behind(data, 6).comment)
		if string(data[r.CommentSpan.Start:r.CommentSpan.End]) != r.Comment {
			t.Errorf("%q: the span of %q holds %q", data, r.Comment, data[r.CommentSpan.Start:r.CommentSpan.End])
		}
		if got := Apply(data, Rewrite(data, r, "a/b@v2", "v2.0.0")); len(got) < 6 || string(got[:6]) != "a/b@v2" {
			t.Errorf("%q is rewritten to %q", data, got)
		}
	})
}
