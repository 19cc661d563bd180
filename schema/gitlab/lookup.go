package gitlab

import "github.com/shipgen/shipgen/schema/node"

// maxExtends is how deep GitLab follows extends
// (https://docs.gitlab.com/ci/yaml/yaml_optimization/#use-extends-to-reuse-configuration-sections).
const maxExtends = 11

// Get is the value of a key as the job has it: its own, a merge key's, of a
// template that it extends. known is false where it may come from a file that is
// not read.
func (f *File) Get(j *Job, key string) (value *node.Node, known bool) {
	return f.get(j.Node, key, 0)
}

func (f *File) get(n *node.Node, key string, depth int) (*node.Node, bool) {
	if n == nil || depth > maxExtends {
		return nil, false
	}
	if value := merged(n, key, 0); value != nil {
		return value, true
	}
	known := true
	parents := Texts(merged(n, "extends", 0))
	for i := len(parents) - 1; i >= 0; i-- {
		parent := f.byName[parents[i].Value]
		if parent == nil {
			known = false
			continue
		}
		value, ok := f.get(parent.Node, key, depth+1)
		if value != nil {
			return value, true
		}
		known = known && ok
	}
	return nil, known
}

// Effective is Get with what the file gives every job. A job that switches
// inheritance off has none; defaults of an included file are not known.
func (f *File) Effective(j *Job, key string) (value *node.Node, known bool) {
	value, known = f.Get(j, key)
	if value != nil || !Defaults[key] {
		return value, known
	}
	if inherit, _ := f.Get(j, "inherit"); inherit.Get("default") != nil {
		return nil, known && inherit.Get("default").Text() == "false"
	}
	if value = merged(f.Root.Get("default"), key, 0); value == nil {
		value = f.Root.Get(key)
	}
	return value, value != nil || known && !f.Includes
}

// merged is a key of a mapping or of the mappings that `<<` brings in, of which
// the first counts (https://yaml.org/type/merge.html).
func merged(n *node.Node, key string, depth int) *node.Node {
	if value := n.Get(key); value != nil || depth > maxExtends {
		return value
	}
	more := n.Get("<<")
	if more == nil {
		return nil
	}
	sources := more.Items
	if more.Kind == node.Mapping {
		sources = []*node.Node{more}
	}
	for _, source := range sources {
		if value := merged(source, key, depth+1); value != nil {
			return value
		}
	}
	return nil
}

// Texts are the scalars of a value that may be one or a list of them, lists in
// lists included.
func Texts(n *node.Node) []*node.Node {
	switch {
	case n.IsNull():
		return nil
	case n.Kind == node.Scalar:
		return []*node.Node{n}
	case n.Kind != node.Sequence || n.Tag == "!reference":
		return nil
	}
	var all []*node.Node
	for _, item := range n.Items {
		all = append(all, Texts(item)...)
	}
	return all
}
