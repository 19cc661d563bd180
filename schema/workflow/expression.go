package workflow

import (
	"strings"

	"github.com/shipgen/shipgen/schema/node"
)

// Expression is one `${{ … }}` of a scalar, or a whole `if` without fences.
type Expression struct {
	Text       string     // between the fences, blanks trimmed
	Start, End int        // bytes of the file, fences included, half-open
	Node       *node.Node // the scalar

	text   int // where Text begins in the scalar's value
	places *node.Map
}

// At is the byte of the file where byte i of Text stands.
func (e *Expression) At(i int) int { return e.places.Offset(e.text + i) }

// Span is the bytes of the file of Text[from:to], half-open.
func (e *Expression) Span(from, to int) (start, end int) {
	if e.Node.Alias || to <= from {
		return e.At(from), max(e.At(from), e.At(to))
	}
	last := e.At(to - 1)
	switch source := e.Node.Source(); {
	case source[0] != '"' && source[0] != '\'' || source[last-e.Node.Start] != '\\' && source[last-e.Node.Start] != '\'':
		return e.At(from), last + 1
	case e.text+to < len(e.Node.Value):
		return e.At(from), e.At(to) // behind an escape, which is longer than what it stands for
	}
	return e.At(from), e.Node.End - 1
}

// Expressions are the `${{ … }}` of a scalar, in order; none for anything else.
// Of an aliased scalar each has the alias's place.
func Expressions(n *node.Node) []Expression {
	value := n.Text()
	if !strings.Contains(value, "${{") {
		return nil
	}
	places := n.Map()
	var all []Expression
	for at := 0; ; {
		open := strings.Index(value[at:], "${{")
		if open < 0 {
			return all
		}
		open += at
		size := closing(value[open+3:])
		if size < 0 {
			return all
		}
		at = open + 3 + size + 2
		all = append(all, expression(n, places, open, at, 3, 2))
	}
}

// IsExpression says whether a text is one `${{ … }}` and nothing else.
func IsExpression(text string) bool {
	text, ok := strings.CutPrefix(strings.TrimSpace(text), "${{")
	return ok && closing(text) == len(text)-2 && len(text) >= 2
}

// Condition is the expressions of an `if`: GitHub reads one that has no fences
// as a whole.
func Condition(n *node.Node) []Expression {
	if all := Expressions(n); len(all) > 0 {
		return all
	}
	if strings.TrimSpace(n.Text()) == "" {
		return nil
	}
	return []Expression{expression(n, n.Map(), 0, len(n.Value), 0, 0)}
}

// AllExpressions are the expressions of every scalar below a node, keys
// included; those of an alias are where its anchor is.
func AllExpressions(n *node.Node) []Expression {
	var all []Expression
	n.Walk(func(n *node.Node) bool {
		if !n.Alias {
			all = append(all, Expressions(n)...)
		}
		return true
	})
	return all
}

// expression makes one from value[open:end] whose fences have these lengths.
func expression(n *node.Node, places *node.Map, open, end, before, after int) Expression {
	inner := n.Value[open+before : end-after]
	left := strings.TrimLeft(inner, " \t\r\n")
	e := Expression{
		Text:   strings.TrimSpace(inner),
		Node:   n,
		Start:  n.Start,
		End:    n.End,
		text:   open + before + len(inner) - len(left),
		places: places,
	}
	switch {
	case n.Alias:
	case before == 0:
		e.Start, e.End = e.Span(0, len(e.Text))
	default:
		e.Start, e.End = places.Offset(open), places.Offset(end-1)+1
	}
	return e
}

// closing is the number of bytes before the `}}` that ends an expression, -1
// when there is none: braces in a string, which ” escapes, are text
// (https://docs.github.com/actions/reference/workflows-and-actions/expressions#literals).
func closing(s string) int {
	quoted := false
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '\'':
			quoted = !quoted
		case !quoted && strings.HasPrefix(s[i:], "}}"):
			return i
		}
	}
	return -1
}
