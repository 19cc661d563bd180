package pin

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var (
	commit = strings.Repeat("0123456789", 4)
	sum    = "sha256:" + strings.Repeat("0a", 32)
)

func TestParseUses(t *testing.T) {
	for _, tt := range []struct {
		uses   string
		want   Reference
		pinned bool
	}{
		{"actions/checkout@v4", Reference{Kind: Action, Name: "actions/checkout", Ref: "v4"}, false},
		{"actions/checkout@" + commit, Reference{Kind: Action, Name: "actions/checkout", Ref: commit}, true},
		{"actions/checkout@" + commit[:7], Reference{Kind: Action, Name: "actions/checkout", Ref: commit[:7]}, false},
		{"a/b/c/d@releases/v1", Reference{Kind: Action, Name: "a/b", Path: "c/d", Ref: "releases/v1"}, false},
		{"a/b/.github/workflows/c.yml@main", Reference{Kind: ReusableWorkflow, Name: "a/b", Path: ".github/workflows/c.yml", Ref: "main"}, false},
		{"a/.github/.github/workflows/c.yaml@" + commit, Reference{Kind: ReusableWorkflow, Name: "a/.github", Path: ".github/workflows/c.yaml", Ref: commit}, true},
		{"./.github/actions/x", Reference{Kind: Local, Path: "./.github/actions/x"}, true},
		{"$/build", Reference{Kind: Local, Path: "$/build"}, true},
		{"docker://alpine:3.24", Reference{Kind: DockerAction, Name: "alpine", Tag: "3.24"}, false},
		{"docker://ghcr.io/a/b@" + sum, Reference{Kind: DockerAction, Name: "ghcr.io/a/b", Digest: sum}, true},
		{"a/b@${{ inputs.ref }}", Reference{Kind: Action, Dynamic: true}, false},
	} {
		tt.want.Text = tt.uses
		got, err := ParseUses(tt.uses)
		if err != nil {
			t.Errorf("ParseUses(%q): %v", tt.uses, err)
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("ParseUses(%q) (-want +got):\n%s", tt.uses, diff)
		}
		if got.Pinned() != tt.pinned {
			t.Errorf("ParseUses(%q).Pinned() = %v", tt.uses, got.Pinned())
		}
	}
}

func TestParseUsesRefuses(t *testing.T) {
	for uses, want := range map[string]string{
		"":                          `"" is not owner/name`,
		"checkout":                  `"checkout" is not owner/name`,
		"actions/checkout":          "no ref",
		"actions/checkout@":         "no ref",
		"/checkout@v4":              `"/checkout" is not owner/name`,
		"actions/@v4":               `"actions/" is not owner/name`,
		"actions/check out@v4":      "white space",
		"actions/checkout@v4@v5":    `"v4@v5" is no name of a tag`,
		"../other@v1":               `"../other" is not owner/name`,
		"./local@v1":                "a local path takes no @ref",
		"docker://":                 "is no part of a repository name",
		"docker://Alpine":           "must be lower case",
		"https://github.com/a/b@v1": `is not owner/name`,
	} {
		if _, err := ParseUses(uses); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("ParseUses(%q): %v, want an error with %q", uses, err, want)
		}
	}
}

func TestParseImage(t *testing.T) {
	for text, want := range map[string]Reference{
		"golang":                     {Name: "golang"},
		"docker.io/library/golang:1": {Name: "golang", Tag: "1"},
		"localhost:5000/a@" + sum:    {Name: "localhost:5000/a", Digest: sum},
		"${REGISTRY:-ghcr.io}/a:1":   {Dynamic: true},
		"a:$TAG":                     {Dynamic: true},
		"{{ .Values.image }}":        {Dynamic: true},
		"${{ matrix.image }}":        {Dynamic: true},
		"mcr.microsoft.com/x:%TAG%":  {Dynamic: true},
	} {
		want.Kind, want.Text = Image, text
		got, err := ParseImage(text)
		if diff := cmp.Diff(want, got); err != nil || diff != "" {
			t.Errorf("ParseImage(%q): %v (-want +got):\n%s", text, err, diff)
		}
	}
}

func TestVersionComment(t *testing.T) {
	for comment, want := range map[string]string{
		"# v4.2.2":                       "v4.2.2",
		"#v4.2.2":                        "v4.2.2",
		"# 4.2.2":                        "4.2.2",
		"# 4":                            "4",
		"# v4, see #12":                  "v4",
		"# v4.2.2.":                      "v4.2.2",
		"# v1.0.0-rc.1+build.5 (note)":   "v1.0.0-rc.1+build.5",
		"# tag=v1.2.3":                   "v1.2.3",
		"# pin@v1":                       "v1",
		"# pin v1.2":                     "v1.2",
		"# renovate: tag=v1.2.3":         "v1.2.3",
		"# ratchet:actions/checkout@v4":  "v4",
		"# ratchet:docker://alpine:3.24": "",
		"# ratchet:exclude":              "",
		"# actions/cache/save@main":      "main",
		"# @v3":                          "v3",
		"# v4 # zizmor: ignore[x]":       "v4",
		"# 3 jobs share it":              "",
		"# needs v4":                     "",
		"# see me@example.com":           "",
		"# version":                      "",
		"#":                              "",
	} {
		data := []byte("uses: a/b@x " + comment)
		l := behind(data, len("uses: a/b@x"))
		got, span := version(data, l.comment)
		if got != want || string(data[span.Start:span.End]) != want {
			t.Errorf("version of %q = %q at %q, want %q", comment, got, data[span.Start:span.End], want)
		}
	}
}

func TestRewrite(t *testing.T) {
	const ref = "a/b@v1"
	for _, tt := range []struct{ name, line, want string }{
		{"plain", "uses: a/b@v1\n", "uses: a/b@C # v1.2.3\n"},
		{"no line end", "uses: a/b@v1", "uses: a/b@C # v1.2.3"},
		{"CRLF", "uses: a/b@v1\r\nwith:\r\n", "uses: a/b@C # v1.2.3\r\nwith:\r\n"},
		{"trailing space", "uses: a/b@v1  \n", "uses: a/b@C # v1.2.3  \n"},
		{"double quotes", "uses: \"a/b@v1\"\n", "uses: \"a/b@C\" # v1.2.3\n"},
		{"single quotes", "uses: 'a/b@v1' # x\n", "uses: 'a/b@C' # v1.2.3 # x\n"},
		{"version comment", "uses: a/b@v1 # v1 (old)\n", "uses: a/b@C # v1.2.3 (old)\n"},
		{"pin comment", "uses: a/b@v1  #  pin@v1\r\n", "uses: a/b@C  #  pin@v1.2.3\r\n"},
		{"ratchet comment", "uses: a/b@v1 # ratchet:a/b@v1\n", "uses: a/b@C # ratchet:a/b@v1.2.3\n"},
		{"other comment", "uses: a/b@v1 # zizmor: ignore[x]\n", "uses: a/b@C # v1.2.3 # zizmor: ignore[x]\n"},
		{"behind another comment", "uses: a/b@v1 # zizmor: ignore[x] # v1.0\n", "uses: a/b@C # zizmor: ignore[x] # v1.2.3\n"},
		{"a tag's name", "uses: a/b@v1 # git ls-remote x refs/tags/v1.0\n", "uses: a/b@C # git ls-remote x refs/tags/v1.2.3\n"},
		{"no-break space", "uses: a/b@v1 #\u00a0v1.0\n", "uses: a/b@C #\u00a0v1.2.3\n"},
		{"branch comment", "uses: a/b@v1 # main\n", "uses: a/b@C # v1.2.3\n"},
		{"flow, alone on its line", "- {uses: a/b@v1}\n", "- {uses: a/b@C} # v1.2.3\n"},
		{"flow, list goes on", "[{uses: a/b@v1},\n", "[{uses: a/b@C}, # v1.2.3\n"},
		{"flow, more on the line", "- {uses: a/b@v1, with: {}}\n", "- {uses: a/b@C, with: {}} # v1.2.3\n"},
		{"flow, another reference on the line", "[{uses: a/b@v1, x: y}, {uses: c/d@v1}] # v1\n", "[{uses: a/b@C, x: y}, {uses: c/d@v1}] # v1\n"},
		{"flow, a text that goes on", "{uses: a/b@v1, x: \"y\n z\"}\n", "{uses: a/b@C, x: \"y\n z\"}\n"},
		{"hash without space", "- {uses: 'a/b@v1', x: y} #v1\n", "- {uses: 'a/b@C', x: y} #v1.2.3\n"},
	} {
		data := []byte(tt.line)
		r, err := ParseUses(ref)
		if err != nil {
			t.Fatal(err)
		}
		start := strings.Index(tt.line, ref)
		r.Span, r.Exact = Span{start, start + len(ref)}, true
		if l := behind(data, closing(data, r.Span)); !l.comment.Empty() {
			r.Comment, r.CommentSpan = version(data, l.comment)
		}
		got := string(Apply(data, Rewrite(data, r, r.At("C"), "v1.2.3")))
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, diff)
		}
	}
}

func TestRewriteLeavesAlone(t *testing.T) {
	data := []byte("uses: a/b@v1 # v1.2.3\n")
	r := Reference{Kind: Action, Text: "a/b@v1", Span: Span{6, 12}, Comment: "v1.2.3", CommentSpan: Span{15, 21}}
	if edits := Rewrite(data, r, r.At("C"), "v2"); edits != nil {
		t.Errorf("a reference that is not Exact is edited: %v", edits)
	}
	r.Exact = true
	if edits := Rewrite(data, r, r.Text, r.Comment); edits != nil {
		t.Errorf("nothing changes, yet it is edited: %v", edits)
	}
	r.Kind = Image
	want := []Edit{{6, 12, "C"}}
	if diff := cmp.Diff(want, Rewrite(data, r, "C", "v2")); diff != "" {
		t.Errorf("an image gets no version comment (-want +got):\n%s", diff)
	}
}
