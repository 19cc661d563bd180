package workflow

import (
	"errors"
	"strings"

	"github.com/rhysd/actionlint"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/node"
	"github.com/shipgen/shipgen/schema/repo"
	"github.com/shipgen/shipgen/schema/workflow"
)

// offset is the byte of actionlint's line and column. Its columns count from 1,
// and are 0 where YAML itself is broken; so is the line of an alias without an
// anchor, whose place our own parser knows.
func offset(p *lint.Pass, e *actionlint.Error) int {
	if e.Line == 0 {
		var broken *node.Error
		if _, err := p.File.Documents(); errors.As(err, &broken) {
			return broken.Offset
		}
	}
	return p.File.Lines().Offset(repo.Position{Line: e.Line, Column: max(e.Column, 1)})
}

// trueOffset is where an error in an expression stands. Actionlint counts from
// the first line of a scalar, as if the text began there and had no other line.
func trueOffset(p *lint.Pass, e *actionlint.Error) int {
	if e.Kind != "expression" {
		return offset(p, e)
	}
	for _, one := range allExpressions(p) {
		n := one.Node
		from := p.File.Lines().Position(n.Start)
		if n.Alias || from.Line > e.Line || line(p, n.End) < e.Line || line(p, n.End) == from.Line {
			continue
		}
		if i := indexInValue(n, e.Line-from.Line, e.Column-from.Column); i >= 0 && i < len(n.Value) {
			if at := n.Map().Offset(i); within(&one, at) {
				return at
			}
		}
	}
	return offset(p, e)
}

// indexInValue is the byte of a scalar's value that is some lines and columns on
// from its first, -1 where that cannot be told: of an expression in fences
// actionlint adds the columns before the fences to those of a later line.
func indexInValue(n *node.Node, lines, columns int) int {
	if !n.Plain() && !n.Block() {
		columns-- // the quote
	}
	if lines == 0 {
		return columns
	}
	if !n.Block() || strings.Contains(n.Value, "${{") {
		return -1
	}
	i := 0
	for ; lines > 0; lines-- {
		_, rest, ok := strings.Cut(n.Value[i:], "\n")
		if !ok {
			return -1
		}
		i = len(n.Value) - len(rest)
	}
	return i + columns
}

func within(e *workflow.Expression, at int) bool { return e.Start <= at && at < e.End }
