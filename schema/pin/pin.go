// Package pin reads every reference of a file to something that is fetched at
// run time (actions, reusable workflows, container images) with its bytes, says
// whether it is pinned, and rewrites it without touching anything else.
package pin

import (
	"cmp"
	"slices"
	"strings"
)

// Kind is what a reference refers to.
type Kind string

// The kinds of reference.
const (
	Action           Kind = "action"            // owner/name[/path]@ref
	ReusableWorkflow Kind = "reusable workflow" // owner/name/.github/workflows/file.yml@ref
	DockerAction     Kind = "docker action"     // docker://image
	Local            Kind = "local"             // ./path and $/path: part of the repository itself
	Image            Kind = "image"
)

// Span is a range of bytes of the file, half-open; the zero Span is none.
type Span struct{ Start, End int }

// Empty says whether the span holds no byte.
func (s Span) Empty() bool { return s.Start >= s.End }

// Reference is one reference as a file has it.
type Reference struct {
	Kind    Kind
	Text    string // the whole reference, decoded: actions/checkout@v4
	Name    string // owner/name; of an image its name as people write it: golang
	Path    string // below the repository of an action, or the local path
	Ref     string // of an action, what follows @: a tag, a branch or a commit
	Tag     string // of an image, "" = none, which means latest
	Digest  string // of an image, sha256:…
	Dynamic bool   // it is put together at run time (${{ }}, $VAR, {{ }}): nothing else is known, so judge nothing
	Err     error  // it is malformed, and how; Name and the following are then empty

	Place string // the key or instruction that it stands under: uses, image, container, FROM, COPY --from …
	Span  Span   // the reference's bytes, without quotes
	Exact bool   // the bytes at Span are Text, so that Rewrite can replace them (not so for aliases, escapes, folded text)

	Comment     string // the version noted in a comment behind it: v4.2.2
	CommentSpan Span   // that version's bytes
}

// Action is the name with the path below the repository, as the catalogue of
// actions has it.
func (r Reference) Action() string {
	if r.Path == "" {
		return r.Name
	}
	return r.Name + "/" + r.Path
}

// Pinned says whether the reference always means the same bytes: a commit, a
// digest, or a part of the repository itself.
func (r Reference) Pinned() bool {
	switch r.Kind {
	case Local:
		return true
	case Image, DockerAction:
		return r.Digest != ""
	}
	return IsCommit(r.Ref)
}

// At is the reference's text with another ref: name and path as written.
func (r Reference) At(ref string) string {
	before, _, _ := strings.Cut(r.Text, "@")
	return before + "@" + ref
}

// IsCommit says whether a ref has the form of a full commit id, SHA-1 or SHA-256.
// GitHub refuses shortened ones.
// https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstepsuses
func IsCommit(ref string) bool {
	if len(ref) != 40 && len(ref) != 64 {
		return false
	}
	for i := range len(ref) {
		switch c := ref[i]; {
		case '0' <= c && c <= '9', 'a' <= c && c <= 'f', 'A' <= c && c <= 'F':
		default:
			return false
		}
	}
	return true
}

// inOrder sorts by position and drops what aliases brought twice.
func inOrder(refs []Reference) []Reference {
	slices.SortStableFunc(refs, func(a, b Reference) int {
		return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(a.Span.End, b.Span.End))
	})
	return slices.CompactFunc(refs, func(a, b Reference) bool { return a.Span == b.Span })
}
