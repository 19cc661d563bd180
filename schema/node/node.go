// Package node reads YAML into a tree in which every key and value knows the
// bytes it came from, so that a finding can point at it and a fix can replace
// exactly it.
package node

import "gopkg.in/yaml.v3"

// Kind is the shape of a node.
type Kind uint8

// The three shapes a YAML value can have once aliases are resolved.
const (
	Scalar Kind = iota + 1
	Mapping
	Sequence
)

// Node is one YAML value. Aliases are resolved: the same target may hang under
// several parents, with Alias set on a copy that keeps the alias's own span.
type Node struct {
	Kind  Kind
	Alias bool       // reached through `*name`
	Style yaml.Style // as written: quoted, literal, folded, flow
	Tag   string     // resolved short tag: !!str !!int !!bool !!float !!null !!map !!seq …
	Value string     // a scalar's decoded value; "" otherwise
	Start int        // byte offset of the first byte of the value as written (quote or '|' included; an anchor or tag is before it)
	End   int        // byte offset after its last byte (half-open); of a block collection: the end of its last value
	Pairs []Pair     // of a Mapping, in file order; `<<` merges are kept as written
	Items []*Node    // of a Sequence

	Anchor string

	file   *file
	indent int   // of the block a scalar stands in, -1 at the root
	target *Node // of an alias
}

// file is what all nodes of a file share; there are many nodes.
type file struct{ data []byte }

// Pair is one entry of a mapping.
type Pair struct {
	Key, Value *Node
}

// Document is one document of a YAML stream.
type Document struct {
	Root       *Node // nil when the document is empty
	Start, End int   // bytes, half-open
}

// Error is a syntax error at a byte offset; the message has no position and no Go type names.
type Error struct {
	Offset  int
	Message string
}

func (e *Error) Error() string { return e.Message }

// Limits bound what a hostile file can cost.
type Limits struct {
	Depth int // nesting
	Nodes int // nodes after alias expansion
}

// DefaultLimits are generous for any real file.
var DefaultLimits = Limits{Depth: 200, Nodes: 2_000_000}

// Get is the value under a key of a mapping (nil where there is none, or n is nil
// or no mapping). Keys of `<<` merges are not searched.
func (n *Node) Get(key string) *Node {
	if p := n.Pair(key); p != nil {
		return p.Value
	}
	return nil
}

// Pair is the entry of a mapping by key, or nil.
func (n *Node) Pair(key string) *Pair {
	if n == nil || n.Kind != Mapping {
		return nil
	}
	for i := range n.Pairs {
		if n.Pairs[i].Key.Value == key {
			return &n.Pairs[i]
		}
	}
	return nil
}

// Path follows keys from mapping to mapping; nil as soon as one is missing.
func (n *Node) Path(keys ...string) *Node {
	for _, key := range keys {
		n = n.Get(key)
	}
	return n
}

// Text is a scalar's value, "" for anything else and for nil.
func (n *Node) Text() string {
	if n == nil || n.Kind != Scalar {
		return ""
	}
	return n.Value
}

// Source is the node's bytes as written.
func (n *Node) Source() []byte { return n.file.data[n.Start:n.End] }

// Block says whether a scalar is written as `|` or `>`.
func (n *Node) Block() bool { return n != nil && n.Kind == Scalar && n.Style&block != 0 }

// Plain says whether a scalar is written without quotes, on the line of its key.
func (n *Node) Plain() bool { return n != nil && n.Kind == Scalar && n.Style&(quoted|block) == 0 }

// IsNull says whether the node is absent, empty or null.
func (n *Node) IsNull() bool { return n == nil || n.Kind == Scalar && n.Tag == "!!null" }
