package workflow

import (
	"strings"

	"github.com/shipgen/shipgen/schema/node"
)

// UsesKind is what a `uses` names.
type UsesKind uint8

// The kinds of `uses`
// (https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstepsuses).
const (
	NoUses     UsesKind = iota // absent, empty or malformed
	Repository                 // owner/name[/path]@ref
	Local                      // ./path, or $/path: the repository of the workflow itself
	Docker                     // docker://image
	Dynamic                    // holds an expression, which GitHub refuses here
)

// Uses is the parts of a `uses` of a step or of a job.
type Uses struct {
	Kind        UsesKind
	Owner, Name string // of a Repository
	Path        string // below the repository, without the slash in front; of a Local: all; of a Docker: the image
	Ref         string // after the @; "" where none is written
	Node        *node.Node

	key string
}

// Action is what a step uses.
func (s *Step) Action() Uses { return s.action }

// Calls is the reusable workflow that a job calls.
func (j *Job) Calls() Uses { return ParseUses(j.Uses) }

// ParseUses splits a `uses` value.
func ParseUses(n *node.Node) Uses {
	text := n.Text()
	u := Uses{Node: n}
	switch {
	case text == "":
	case strings.Contains(text, "${{"):
		u.Kind = Dynamic
	case strings.HasPrefix(text, "docker://"):
		u.Kind, u.Path = Docker, strings.TrimPrefix(text, "docker://")
	case strings.HasPrefix(text, "./"), strings.HasPrefix(text, "../"), strings.HasPrefix(text, "$/"):
		u.Kind, u.Path = Local, text
	default:
		u.repository(text)
	}
	return u
}

func (u *Uses) repository(text string) {
	text, u.Ref, _ = strings.Cut(text, "@")
	parts := strings.SplitN(text, "/", 3)
	if len(parts) < 2 || parts[0] == "" || parts[1] == "" {
		return
	}
	u.Kind, u.Owner, u.Name = Repository, parts[0], parts[1]
	if len(parts) == 3 {
		u.Path = parts[2]
	}
	u.key = strings.ToLower(text)
}

// Key is FullName in lower case, for tables: GitHub's names have no case.
func (u Uses) Key() string { return u.key }

// Slug is owner/name, "" unless a Repository.
func (u Uses) Slug() string {
	if u.Kind != Repository {
		return ""
	}
	return u.Owner + "/" + u.Name
}

// FullName is owner/name/path, "" unless a Repository.
func (u Uses) FullName() string {
	if u.Path == "" || u.Kind != Repository {
		return u.Slug()
	}
	return u.Slug() + "/" + u.Path
}

// Is says whether it is the action owner/name or owner/name/path, at any ref.
// GitHub's names have no case.
func (u Uses) Is(name string) bool {
	return u.Kind == Repository && len(u.key) == len(name) && strings.EqualFold(u.key, name)
}

// IsCommit says whether the ref is a whole commit hash, of SHA-1 or SHA-256.
func (u Uses) IsCommit() bool {
	if len(u.Ref) != 40 && len(u.Ref) != 64 {
		return false
	}
	return strings.Trim(u.Ref, "0123456789abcdefABCDEF") == ""
}

// RefSpan is the bytes of the file of the ref, half-open; the end of the value,
// twice, when none is written.
func (u Uses) RefSpan() (start, end int) {
	at := strings.IndexByte(u.Node.Text(), '@')
	if at < 0 || u.Ref == "" {
		end = u.Node.Offset(len(u.Node.Text()))
		return end, end
	}
	return u.Node.Offset(at + 1), u.Node.Offset(at+len(u.Ref)) + 1
}
