package node

import (
	"bytes"
	"strings"

	"gopkg.in/yaml.v3"
)

const quoted = yaml.SingleQuotedStyle | yaml.DoubleQuotedStyle
const block = yaml.LiteralStyle | yaml.FoldedStyle

func (c *converter) scalar(n *Node, y *yaml.Node, raw int, at place) {
	n.Kind, n.Value, n.indent = Scalar, y.Value, at.indent
	if n.Value == "" && n.Style&(quoted|block) == 0 {
		n.Start = c.empty(y, raw, at)
		n.End = n.Start
		return
	}
	_, n.Start = c.properties(raw, len(c.data))
	n.End = n.scanEnd()
}

// empty is the place of a value that is not written: after its anchor or tag,
// after its key's colon, after its key, or after the dash.
func (c *converter) empty(y *yaml.Node, raw int, at place) int {
	if y.Anchor != "" || y.Style&yaml.TaggedStyle != 0 {
		end, _ := c.properties(raw, len(c.data))
		return end
	}
	if at.key == nil {
		return raw
	}
	if i := skipSpace(c.data, at.key.End); i < raw && c.data[i] == ':' {
		return i + 1
	}
	return at.key.End
}

// scanEnd is the byte after a scalar's last one.
func (n *Node) scanEnd() int {
	rest := n.file.data[n.Start:]
	switch {
	case n.Style&yaml.DoubleQuotedStyle != 0:
		return n.Start + doubleQuotedLen(rest)
	case n.Style&yaml.SingleQuotedStyle != 0:
		return n.Start + singleQuotedLen(rest)
	case n.Style&block == 0 && len(rest) >= len(n.Value) && string(rest[:len(n.Value)]) == n.Value:
		return n.Start + len(n.Value)
	}
	m := mapper{data: n.file.data}
	return m.walk(n)
}

// Escape is text as the scalar's own style writes it between its first and last
// byte, for edits inside of a scalar: with escapes in double quotes, with doubled
// quotes in single ones, and as it is in a plain or block scalar.
func (n *Node) Escape(text string) string {
	switch {
	case n.Style&yaml.DoubleQuotedStyle != 0:
		return strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(text)
	case n.Style&yaml.SingleQuotedStyle != 0:
		return strings.ReplaceAll(text, "'", "''")
	}
	return text
}

func doubleQuotedLen(s []byte) int {
	for i := 1; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '"':
			return i + 1
		}
	}
	return len(s)
}

func singleQuotedLen(s []byte) int {
	for i := 1; i < len(s); i++ {
		n := bytes.IndexByte(s[i:], '\'')
		if n < 0 {
			break
		}
		i += n
		if i+1 >= len(s) || s[i+1] != '\'' {
			return i + 1
		}
		i++
	}
	return len(s)
}
