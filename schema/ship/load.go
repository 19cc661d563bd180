package ship

import (
	"bytes"
	"errors"
	"unicode/utf8"

	"github.com/shipgen/shipgen/schema/node"
)

// maxSize bounds a ship.yaml, in bytes.
const maxSize = 1 << 20

// limits bound what aliases and nesting can cost: a real file has a few hundred
// nodes at a depth of ten.
var limits = node.Limits{Depth: 50, Nodes: 100_000}

// load is the only document of a file, nil with a problem reported where there
// is none to read.
func (c *checker) load(data []byte) *node.Node {
	if len(data) > maxSize {
		c.fail(0, "", "the file has %d bytes, want at most %d", len(data), maxSize)
		return nil
	}
	if at := invalidUTF8(data); at >= 0 {
		c.fail(at, "save the file as UTF-8", "byte 0x%02x is not UTF-8", data[at])
		return nil
	}
	docs, err := node.Parse(data, limits)
	if err != nil {
		c.failSyntax(data, err)
		return nil
	}
	return c.onlyDocument(docs)
}

func invalidUTF8(data []byte) int {
	if utf8.Valid(data) {
		return -1
	}
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return -1
}

// failSyntax reports what the YAML parser refuses; a tab that indents is named
// as such, since the parser only finds that something does not fit there.
func (c *checker) failSyntax(data []byte, err error) {
	at := 0
	var syntax *node.Error
	if errors.As(err, &syntax) {
		at = min(max(syntax.Offset, 0), len(data))
	}
	if tab := c.indentingTab(data, at); tab >= 0 {
		c.fail(tab, "YAML indents with spaces", "a tab indents line %d", c.lines.Position(tab).Line)
		return
	}
	c.fail(at, "", "%s", err.Error())
}

// indentingTab is the first tab before the text of the line of an error or of a
// neighbour, -1 where there is none.
func (c *checker) indentingTab(data []byte, at int) int {
	near := c.lines.Position(at).Line
	for n := max(1, near-1); n <= near+1; n++ {
		start, end := c.lines.Line(n)
		text := data[start:end]
		indent := text[:len(text)-len(bytes.TrimLeft(text, " \t"))]
		if tab := bytes.IndexByte(indent, '\t'); tab >= 0 && len(indent) < len(text) {
			return start + tab
		}
	}
	return -1
}

func (c *checker) onlyDocument(docs []node.Document) *node.Node {
	var found *node.Node
	for i, doc := range docs {
		if doc.Root == nil || doc.Root.IsNull() && doc.Root.Start == doc.Root.End {
			continue
		}
		if found != nil {
			c.fail(doc.Root.Start, "keep one: remove the rest from its `---` on", "the file has %d documents, want 1", len(docs))
			return nil
		}
		found = docs[i].Root
	}
	switch {
	case found == nil:
		c.fail(0, "run `shipgen init`", "the file is empty")
	case found.Kind != node.Mapping:
		c.fail(found.Start, "run `shipgen init` for a file to begin with", "the file is %s, want a mapping of keys",
			describe(c.read(found, found.Start), false))
		return nil
	}
	return found
}
