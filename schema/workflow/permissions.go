package workflow

import "github.com/shipgen/shipgen/schema/node"

// PermissionForm is how `permissions` is written.
type PermissionForm uint8

// The forms of `permissions`
// (https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#permissions).
const (
	Unset    PermissionForm = iota // absent: the repository's default, which may be read or write
	ReadAll                        // read-all
	WriteAll                       // write-all
	Scoped                         // a mapping; a scope that it does not name is none, so {} is nothing at all
)

// Permissions is a decoded `permissions`.
type Permissions struct {
	Form   PermissionForm
	Scopes []Permission // of Scoped, in file order
	Node   *node.Node
}

// Permission is one scope of a mapping.
type Permission struct {
	Scope, Access string // contents, packages, id-token …; read, write or none
	Key, Value    *node.Node
}

// ParsePermissions decodes the value of `permissions`.
func ParsePermissions(n *node.Node) Permissions {
	p := Permissions{Node: n}
	switch {
	case n == nil:
	case n.Kind == node.Mapping:
		p.Form = Scoped
		for _, pair := range n.Pairs {
			p.Scopes = append(p.Scopes, Permission{pair.Key.Text(), pair.Value.Text(), pair.Key, pair.Value})
		}
	case n.Text() == "read-all":
		p.Form = ReadAll
	case n.Text() == "write-all":
		p.Form = WriteAll
	}
	return p
}

// PermissionsOf is what holds for a job: its own `permissions`, else the
// workflow's; they are never merged.
func (w *Workflow) PermissionsOf(j *Job) Permissions {
	if j != nil && j.Permissions != nil {
		return j.granted
	}
	return w.granted
}

// Access is read, write or none for a scope, "" where that is the repository's
// default.
func (p Permissions) Access(scope string) string {
	switch p.Form {
	case Unset:
		return ""
	case ReadAll:
		return "read"
	case WriteAll:
		return "write"
	}
	for _, s := range p.Scopes {
		if s.Scope == scope {
			return s.Access
		}
	}
	return "none"
}

// Writes are the scopes of a mapping that may write.
func (p Permissions) Writes() []Permission {
	var all []Permission
	for _, s := range p.Scopes {
		if s.Access == "write" {
			all = append(all, s)
		}
	}
	return all
}
