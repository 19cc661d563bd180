package node

import (
	"fmt"

	"gopkg.in/yaml.v3"
)

// converter turns the nodes of yaml.v3 into ours, in file order.
type converter struct {
	data   []byte
	file   *file
	lines  *table
	limits Limits
	slab   []Node
	marks  map[*yaml.Node]*target // anchored nodes
	total  int                    // nodes so far, aliases expanded
	err    *Error                 // the first error; nothing is converted after it
}

// target is what an alias may point to.
type target struct {
	node   *Node
	nodes  int // that it expands to
	height int
	done   bool
}

// place is where a node hangs: how deep, inside which block indentation (the
// parser's own indent, -1 at the root: scannerc.go yaml_parser_roll_indent),
// and, for a mapping's value, its key.
type place struct {
	depth, indent int
	key           *Node
}

func (c *converter) fail(offset int, format string, args ...any) {
	if c.err == nil {
		c.err = &Error{Offset: offset, Message: fmt.Sprintf(format, args...)}
	}
}

// slab is how many nodes are made at once: with 144 bytes each they fill one of
// the allocator's sizes.
const slab = 56

func (c *converter) alloc() *Node {
	if len(c.slab) == 0 {
		c.slab = make([]Node, slab)
	}
	n := &c.slab[0]
	c.slab = c.slab[1:]
	n.file = c.file
	return n
}

// node converts one node and gives its height, a scalar's being 1.
func (c *converter) node(y *yaml.Node, at place) (*Node, int) {
	n, raw := c.alloc(), c.lines.offset(y.Line, y.Column)
	n.Start, n.End = raw, raw
	c.charge(1, raw)
	if at.depth > c.limits.Depth {
		c.fail(raw, "nested deeper than %d levels", c.limits.Depth)
	}
	if c.err != nil {
		return n, 1
	}
	if y.Kind == yaml.AliasNode {
		return c.alias(n, y, at)
	}
	n.Tag, n.Style, n.Anchor = y.Tag, y.Style, y.Anchor
	mark := c.mark(y, n)
	before, height := c.total, 1
	switch y.Kind {
	case yaml.MappingNode:
		height = c.mapping(n, y, raw, at)
	case yaml.SequenceNode:
		height = c.sequence(n, y, raw, at)
	default:
		c.scalar(n, y, raw, at)
	}
	if mark != nil {
		mark.nodes, mark.height, mark.done = c.total-before+1, height, true
	}
	return n, height
}

// charge counts nodes against the limit.
func (c *converter) charge(nodes, offset int) {
	c.total += nodes
	if c.total > c.limits.Nodes {
		c.fail(offset, "more than %d values once aliases are expanded", c.limits.Nodes)
	}
}

func (c *converter) mark(y *yaml.Node, n *Node) *target {
	if y.Anchor == "" {
		return nil
	}
	m := &target{node: n}
	c.marks[y] = m
	return m
}

func (c *converter) alias(n *Node, y *yaml.Node, at place) (*Node, int) {
	start, end := n.Start, min(n.Start+1+len(y.Value), len(c.data))
	mark := c.marks[y.Alias]
	if mark == nil || !mark.done {
		c.fail(start, "anchor %q contains itself", y.Value)
		return n, 1
	}
	c.charge(mark.nodes-1, start)
	if at.depth+mark.height-1 > c.limits.Depth {
		c.fail(start, "nested deeper than %d levels", c.limits.Depth)
	}
	*n = *mark.node
	n.Start, n.End, n.Alias, n.target = start, end, true, mark.node
	return n, mark.height
}

func (c *converter) mapping(n *Node, y *yaml.Node, raw int, at place) int {
	n.Kind = Mapping
	own, braced := c.open(n, y, raw, at, '{')
	n.Pairs = make([]Pair, 0, len(y.Content)/2)
	height := 0
	for i := 0; i+1 < len(y.Content) && c.err == nil; i += 2 {
		key, k := c.node(y.Content[i], place{depth: at.depth + 1, indent: own})
		value, v := c.node(y.Content[i+1], place{depth: at.depth + 1, indent: own, key: key})
		n.Pairs = append(n.Pairs, Pair{Key: key, Value: value})
		n.End = max(n.End, key.End, value.End)
		height = max(height, k, v)
	}
	if braced {
		n.End = c.closing(n.End, '}')
	}
	return height + 1
}

func (c *converter) sequence(n *Node, y *yaml.Node, raw int, at place) int {
	n.Kind = Sequence
	own, bracketed := c.open(n, y, raw, at, '[')
	n.Items = make([]*Node, 0, len(y.Content))
	height := 0
	for i := 0; i < len(y.Content) && c.err == nil; i++ {
		item, h := c.node(y.Content[i], place{depth: at.depth + 1, indent: own})
		n.Items = append(n.Items, item)
		n.End = max(n.End, item.End)
		height = max(height, h)
	}
	if bracketed {
		n.End = c.closing(n.End, ']')
	}
	return height + 1
}

// open finds the first byte of a collection, gives the indentation that its
// children live in, and says whether it has brackets of its own: the mapping in
// `[a: b]` is of flow style and has none. An anchor or tag at the place where
// the first child begins belongs to that child.
func (c *converter) open(n *Node, y *yaml.Node, raw int, at place, bracket byte) (own int, bracketed bool) {
	first := len(c.data)
	if len(y.Content) > 0 {
		first = c.lines.offset(y.Content[0].Line, y.Content[0].Column)
	}
	_, n.Start = c.properties(raw, first)
	n.End = n.Start
	if y.Style&yaml.FlowStyle != 0 {
		if n.Start != first && n.Start < len(c.data) && c.data[n.Start] == bracket {
			n.End++
			return at.indent, true
		}
		return at.indent, false
	}
	if n.Start == raw {
		return y.Column - 1, false
	}
	return c.lines.columnOf(n.Start), false
}

// closing is the byte after the bracket that closes a flow collection whose
// last child ends at from.
func (c *converter) closing(from int, bracket byte) int {
	for i := from; ; i++ {
		i = skipSpace(c.data, i)
		if i >= len(c.data) {
			return from
		}
		switch c.data[i] {
		case bracket:
			return i + 1
		case ',', '?', ':':
		default:
			return from
		}
	}
}

// properties goes over the anchor and the tag before a value: end is the byte
// after the last one, value that of the first token behind. Nothing at or after
// limit is looked at.
func (c *converter) properties(i, limit int) (end, value int) {
	end = i
	for i < limit && i < len(c.data) && (c.data[i] == '&' || c.data[i] == '!') {
		end = propertyEnd(c.data, i)
		i = skipSpace(c.data, end)
	}
	return end, i
}

// propertyEnd is the byte after the anchor or tag at i. A tag runs to the next
// blank, commas and brackets included; an anchor is letters, digits, `_` and
// `-`, and the value may follow without a blank (scannerc.go
// yaml_parser_scan_tag, yaml_parser_scan_anchor).
func propertyEnd(data []byte, i int) int {
	anchor := data[i] == '&'
	for i++; i < len(data); i++ {
		if width, _ := breakAt(data, i); width > 0 || isBlank(data, i) || anchor && !isWord(data[i]) {
			break
		}
	}
	return i
}

func isWord(c byte) bool {
	return c == '_' || c == '-' || c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z'
}
