package workflow

import (
	"bytes"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/node"
	"github.com/shipgen/shipgen/schema/workflow"
)

// newline is the line end that a file uses.
func newline(data []byte) string {
	if i := bytes.IndexByte(data, '\n'); i > 0 && data[i-1] == '\r' {
		return "\r\n"
	}
	return "\n"
}

// column is the number of bytes before a node on its line; all of them are
// blanks or a list's dashes where it stands first in its block.
func column(data []byte, n *node.Node) (bytesBefore int, first bool) {
	start := bytes.LastIndexByte(data[:n.Start], '\n') + 1
	before := data[start:n.Start]
	return len(before), len(bytes.Trim(before, " -")) == 0
}

// insertBefore puts lines before a key of a block mapping, at its indentation.
// ok is false where the mapping is not in block style.
func insertBefore(p *lint.Pass, key *node.Node, lines ...string) (edit lint.Edit, ok bool) {
	indent, first := column(p.File.Data, key)
	if !first || key.Alias {
		return lint.Edit{}, false
	}
	separator := newline(p.File.Data) + strings.Repeat(" ", indent)
	text := strings.Join(lines, separator) + separator
	return lint.Edit{Span: p.Span(key.Start, key.Start), New: []byte(text)}, true
}

// insertAfter puts lines behind the last value of a block mapping, at the
// indentation of its keys. ok is false where that value does not end a line.
func insertAfter(p *lint.Pass, mapping *node.Node, lines ...string) (edit lint.Edit, ok bool) {
	if !blockMapping(mapping) {
		return lint.Edit{}, false
	}
	indent, _ := column(p.File.Data, mapping.Pairs[0].Key)
	last := mapping.Pairs[len(mapping.Pairs)-1].Value
	if last.Kind == node.Scalar && last.Block() && !last.Alias {
		return lint.Edit{}, false
	}
	_, end := p.File.Lines().Line(line(p, mapping.End))
	pad := newline(p.File.Data) + strings.Repeat(" ", indent)
	return lint.Edit{Span: p.Span(end, end), New: []byte(pad + strings.Join(lines, pad))}, true
}

// blockMapping says whether a mapping can take another line.
func blockMapping(n *node.Node) bool {
	return n != nil && n.Kind == node.Mapping && !n.Alias && len(n.Pairs) > 0 && n.Source()[0] != '{'
}

// setInputs is the edit that gives an action inputs that it does not have yet,
// each written "name: value": as first lines under with, or as a with of its own.
func setInputs(p *lint.Pass, s *workflow.Step, lines ...string) (lint.Edit, bool) {
	switch {
	case blockMapping(s.With):
		return insertBefore(p, s.With.Pairs[0].Key, lines...)
	case s.With == nil:
		return withAfterUses(p, s, lines)
	}
	return lint.Edit{}, false
}

// withAfterUses adds a with on the line below uses, behind its comment.
func withAfterUses(p *lint.Pass, s *workflow.Step, lines []string) (lint.Edit, bool) {
	pair := s.Node.Pair("uses")
	if pair == nil || !blockMapping(s.Node) || pair.Value.Alias || line(p, pair.Value.Start) != line(p, pair.Value.End) {
		return lint.Edit{}, false
	}
	indent, first := column(p.File.Data, pair.Key)
	if !first {
		return lint.Edit{}, false
	}
	_, end := p.File.Lines().Line(line(p, pair.Value.End))
	pad := newline(p.File.Data) + strings.Repeat(" ", indent)
	text := pad + "with:" + pad + "  " + strings.Join(lines, pad+"  ")
	return lint.Edit{Span: p.Span(end, end), New: []byte(text)}, true
}

// replace is the edit that writes another value in place of a scalar's.
func replace(p *lint.Pass, n *node.Node, value string) (lint.Edit, bool) {
	if n == nil || n.Kind != node.Scalar || n.Alias || n.Start == n.End || n.Source()[0] == '|' || n.Source()[0] == '>' {
		return lint.Edit{}, false
	}
	return lint.Edit{Span: p.Span(n.Start, n.End), New: []byte(value)}, true
}

// fix is a fix of one edit, none where the edit could not be made.
func fix(title string, safe bool, edit lint.Edit, ok bool) []lint.Fix {
	if !ok {
		return nil
	}
	return []lint.Fix{{Title: title, Safe: safe, Edits: []lint.Edit{edit}}}
}
