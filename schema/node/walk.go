package node

import "bytes"

// Walk calls visit for the node and everything below it in file order, keys
// before their values; it does not go below a node for which visit says false,
// nor below an alias, whose children are visited where they are written.
func (n *Node) Walk(visit func(*Node) bool) {
	if n == nil || !visit(n) || n.Alias {
		return
	}
	for _, p := range n.Pairs {
		p.Key.Walk(visit)
		p.Value.Walk(visit)
	}
	for _, item := range n.Items {
		item.Walk(visit)
	}
}

// Target is the node that an alias stands for, and any other node itself.
func (n *Node) Target() *Node {
	if n != nil && n.target != nil {
		return n.target
	}
	return n
}

// LineIndent is the blanks at the start of the line on which the node starts,
// for edits that add a line beside it.
func (n *Node) LineIndent() string {
	start := bytes.LastIndexByte(n.file.data[:n.Start], '\n') + 1
	return string(n.file.data[start:skipBlanks(n.file.data, start)])
}

// TrailingComment is the bytes of the comment behind a node on the line of its
// end, from the `#` up to the line break. Only commas, closing brackets and a
// key's colon may stand between. Of a block scalar it is the comment behind the
// `|` or `>`.
func TrailingComment(data []byte, n *Node) (start, end int, ok bool) {
	if n == nil || n.End > len(data) {
		return 0, 0, false
	}
	i := n.End
	if n.Kind == Scalar && !n.Alias && n.Style&block != 0 {
		scan := blockScan{mapper: &mapper{data: data}}
		i = scan.header(n.Start, 0)
	}
	for i < len(data) && bytes.IndexByte([]byte(" \t,:]}"), data[i]) >= 0 {
		i++
	}
	if i == 0 || i >= len(data) || data[i] != '#' || !isBlank(data, i-1) {
		return 0, 0, false
	}
	return i, lineEnd(data, i), true
}
