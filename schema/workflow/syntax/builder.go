package syntax

import (
	"bytes"
	"sync"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"github.com/shipgen/shipgen/schema/node"
)

// builder turns our nodes into those of the YAML package that actionlint uses,
// in file order.
type builder struct {
	cursor   cursor
	slabs    *slabs
	anchored map[*node.Node]*yaml.Node
}

// slabs are nodes that one file after the other uses: actionlint keeps none.
type slabs struct {
	all  [][]yaml.Node
	used int // nodes
}

const slab = 256

var free = sync.Pool{New: func() any { return new(slabs) }}

func (s *slabs) node() *yaml.Node {
	i := s.used / slab
	if i == len(s.all) {
		s.all = append(s.all, make([]yaml.Node, slab))
	}
	y := &s.all[i][s.used%slab]
	s.used++
	return y
}

// release forgets the nodes and what they point at.
func (s *slabs) release() {
	for i := 0; i*slab < s.used; i++ {
		clear(s.all[i][:min(slab, s.used-i*slab)])
	}
	s.used = 0
	free.Put(s)
}

func (b *builder) node(n *node.Node) *yaml.Node {
	y := b.slabs.node()
	y.Line, y.Column = b.cursor.position(b.start(n))
	if n.Alias {
		y.Kind, y.Value, y.Alias = yaml.AliasNode, n.Anchor, b.anchored[n.Target()]
		return y
	}
	y.Tag, y.Value, y.Style, y.Anchor = n.Tag, n.Value, yaml.Style(n.Style), n.Anchor
	if n.Anchor != "" {
		b.anchored[n] = y
	}
	switch n.Kind {
	case node.Mapping:
		y.Kind, y.Content = yaml.MappingNode, make([]*yaml.Node, 0, 2*len(n.Pairs))
		for _, pair := range n.Pairs {
			y.Content = append(y.Content, b.node(pair.Key), b.node(pair.Value))
		}
	case node.Sequence:
		y.Kind, y.Content = yaml.SequenceNode, make([]*yaml.Node, 0, len(n.Items))
		for _, item := range n.Items {
			y.Content = append(y.Content, b.node(item))
		}
	default:
		y.Kind = yaml.ScalarNode
	}
	return y
}

// start is where a parser of YAML says that a node begins: at its anchor, if it
// has one.
func (b *builder) start(n *node.Node) int {
	if n.Anchor != "" && !n.Alias {
		if at := bytes.LastIndex(b.cursor.data[:n.Start], []byte("&"+n.Anchor)); at >= 0 {
			return at
		}
	}
	return n.Start
}

// cursor counts lines and columns, both from 1, columns in characters, of bytes
// that are asked for from the first to the last.
type cursor struct {
	data            []byte
	at, line, start int // the last byte asked for, its line, and that line's first byte
}

func (c *cursor) position(at int) (line, column int) {
	if at < c.at {
		c.at, c.line, c.start = 0, 1, 0
	}
	passed := c.data[c.at:at]
	if i := bytes.LastIndexByte(passed, '\n'); i >= 0 {
		c.line += bytes.Count(passed, []byte("\n"))
		c.start = c.at + i + 1
	}
	c.at = at
	return c.line, utf8.RuneCount(c.data[c.start:at]) + 1
}
