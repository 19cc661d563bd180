package generator

import (
	"strings"

	"github.com/shipgen/shipgen/schema/node"
)

// printNode is a tree as block YAML, without a last line end.
func printNode(n *node.Node) string {
	var b strings.Builder
	printBlock(&b, n, "")
	return strings.TrimSuffix(b.String(), "\n")
}

// printBlock prints a collection whose first line stands after indent already.
func printBlock(b *strings.Builder, n *node.Node, indent string) {
	for i, pair := range n.Pairs {
		if i > 0 {
			b.WriteString(indent)
		}
		b.WriteString(printScalar(pair.Key) + ":")
		printValue(b, pair.Value, indent+"  ")
	}
	for i, item := range n.Items {
		if i > 0 {
			b.WriteString(indent)
		}
		b.WriteString("-")
		if empty(item) || item.Kind == node.Scalar {
			b.WriteString(" " + printScalar(item) + "\n")
			continue
		}
		b.WriteString(" ")
		printBlock(b, item, indent+"  ")
	}
}

func printValue(b *strings.Builder, n *node.Node, indent string) {
	if empty(n) || n.Kind == node.Scalar {
		b.WriteString(" " + printScalar(n) + "\n")
		return
	}
	b.WriteString("\n" + indent)
	printBlock(b, n, indent)
}

func empty(n *node.Node) bool { return len(n.Pairs) == 0 && len(n.Items) == 0 }

// printScalar is a scalar, or an empty collection, on one line.
func printScalar(n *node.Node) string {
	switch {
	case n.Kind == node.Mapping:
		return "{}"
	case n.Kind == node.Sequence:
		return "[]"
	case n.Tag != "!!str":
		return n.Value
	}
	quoted, err := quoteYAMLString(n.Value, flowSafe)
	if err != nil {
		return doubleQuoteYAML(n.Value) // no text of a parsed file is invalid UTF-8
	}
	return quoted
}
