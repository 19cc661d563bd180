package workflow

import (
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/node"
	"github.com/shipgen/shipgen/schema/workflow"
)

// javaScript is the script of actions/github-script, which runs in Node.js: its
// variables are in process.env.
type javaScript struct {
	code   *node.Node
	places map[int]literal
}

// literal is the text of JavaScript that an expression stands in.
type literal struct {
	quote      byte
	start, end int  // bytes of the script, quotes included; of a text in quotes
	whole      bool // the expression is all of it
}

func newJavaScript(code *node.Node) javaScript {
	d := javaScript{code, map[int]literal{}}
	scan := codeScan{text: code.Value}
	for _, e := range workflow.Expressions(code) {
		from := offsetIn(code, e.Start)
		if at, ok := scan.javaScript(from); ok && !strings.Contains(e.Text, "\n") {
			d.places[e.Start] = at
		}
	}
	return d
}

func (d javaScript) reads(e *workflow.Expression) bool {
	_, ok := d.places[e.Start]
	return ok
}

func (d javaScript) use(p *lint.Pass, all []handed) []lint.Edit {
	var edits []lint.Edit
	places := d.code.Map()
	byteAt := func(i int) lint.Span { return p.Span(places.Offset(i), places.Offset(i)+1) }
	turned := map[int]bool{} // texts in quotes that became templates
	for _, one := range all {
		at := d.places[one.Start]
		span, text := place(p, one.Expression), "${process.env."+one.name+"}"
		switch {
		case at.whole:
			span, text = p.Span(places.Offset(at.start), places.Offset(at.end-1)+1), "process.env."+one.name
		case at.quote != '`' && !turned[at.start]:
			turned[at.start] = true
			for _, i := range []int{at.start, at.end - 1} {
				edits = append(edits, lint.Edit{Span: byteAt(i), New: []byte("`")})
			}
		}
		edits = append(edits, lint.Edit{Span: span, New: []byte(d.code.Escape(text))})
	}
	return inOrder(edits)
}

func (d javaScript) mentions(name string) bool { return hasWord(d.code.Value, name) }

// javaScript says in which text an expression stands that begins at a place. ok
// is false in code, in comments, where a slash may begin a regular expression, and
// where the text cannot become a template.
func (s *codeScan) javaScript(from int) (at literal, ok bool) {
	for s.at < from {
		s.next(s.javaScriptByte)
	}
	if s.bad || s.at != from || s.quote == 0 {
		return literal{}, false
	}
	if s.quote == '`' {
		return literal{quote: s.quote}, s.text[from-1] != '\\' && s.text[from-1] != '$'
	}
	end := from
	for end < len(s.text) && s.text[end] != s.quote {
		if strings.HasPrefix(s.text[end:], "${{") {
			end += max(strings.Index(s.text[end:], "}}"), 0) + 1
		}
		end++
	}
	if end >= len(s.text) {
		return literal{}, false
	}
	inside := s.text[s.opened+1 : end]
	at = literal{s.quote, s.opened, end + 1, s.opened+1 == from && strings.Index(inside, "}}") == len(inside)-2}
	return at, mayTurn(s.text[at.start:at.end]) && !strings.HasPrefix(strings.TrimLeft(s.text[at.end:], " "), ":")
}

// mayTurn says whether a text in quotes reads the same between backticks.
func mayTurn(text string) bool {
	return !strings.ContainsAny(withoutExpressions(text), "\\`$\n")
}

func (s *codeScan) javaScriptByte() {
	rest := s.text[s.at:]
	switch c := rest[0]; {
	case c == '\\' && s.quote != 0:
		s.at++
	case c == '\n' && s.quote != '`':
		s.bad, s.quote = s.lost, 0
	case s.quote == '`' && strings.HasPrefix(rest, "${") && !strings.HasPrefix(rest, "${{"):
		s.bad, s.lost = true, true // code inside a text
	case s.quote != 0:
		if c == s.quote {
			s.quote = 0
		}
	case c == '"' || c == '\'' || c == '`':
		s.quote, s.opened = c, s.at
	case strings.HasPrefix(rest, "//"):
		s.skipLine()
	case strings.HasPrefix(rest, "/*"):
		end := strings.Index(rest, "*/")
		s.bad, s.lost = s.bad || end < 0, s.lost || end < 0
		s.at += max(end+1, 0)
	case c == '/':
		s.bad = true // until the line ends
	}
	s.at++
}
