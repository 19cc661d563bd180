package workflow

import (
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/node"
	"github.com/shipgen/shipgen/schema/workflow"
)

// powerShell is a script for PowerShell, in which a variable is read inside
// double quotes, and as an argument of its own where it is put in them
// (https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_quoting_rules).
type powerShell struct {
	code   *node.Node
	places map[int]string // what goes around the variable, by the first byte of the expression
}

func newPowerShell(code *node.Node) powerShell {
	d := powerShell{code, map[int]string{}}
	scan := codeScan{text: code.Value}
	for _, e := range workflow.Expressions(code) {
		at := offsetIn(code, e.Start)
		quote, ok := scan.powerShell(at)
		if ok && !strings.Contains(e.Text, "\n") {
			d.places[e.Start] = quote
		}
	}
	return d
}

func (d powerShell) reads(e *workflow.Expression) bool {
	quote, ok := d.places[e.Start]
	return ok && (quote == "" || !d.code.Plain() || e.Start > d.code.Start)
}

func (d powerShell) use(p *lint.Pass, all []handed) []lint.Edit {
	var edits []lint.Edit
	for _, one := range all {
		quote := d.places[one.Start]
		edits = append(edits, lint.Edit{Span: place(p, one.Expression), New: []byte(d.code.Escape(quote + "${env:" + one.name + "}" + quote))})
	}
	return inOrder(edits)
}

func (d powerShell) mentions(name string) bool {
	return hasWord(strings.ToUpper(d.code.Value), name)
}

// powerShell says which quotes a variable needs at a place: none inside double
// quotes, some as an argument that stands alone. ok is false elsewhere.
func (s *codeScan) powerShell(to int) (quote string, ok bool) {
	for s.at < to {
		s.next(s.powerShellByte)
	}
	end := strings.Index(s.text[to:], "}}")
	switch {
	case s.bad || s.at != to || end < 0:
		return "", false
	case s.quote == '"':
		// $${{ x }} and "`${{ x }}" mean something else
		return "", to == 0 || s.text[to-1] != '$' && s.text[to-1] != '`'
	case s.quote != 0 || to == 0 || s.text[to-1] != ' ':
		return "", false
	}
	after := to + end + 2
	command := s.text[strings.LastIndexAny(s.text[:to], "\n|;")+1 : to]
	command = withoutExpressions(command)
	argument := strings.TrimSpace(command) != "" && !strings.ContainsAny(command, "({=&$@\"'")
	return `"`, argument && (after == len(s.text) || s.text[after] == ' ' || s.text[after] == '\n')
}

func (s *codeScan) powerShellByte() {
	rest := s.text[s.at:]
	switch c := rest[0]; {
	case s.here:
		if strings.HasPrefix(rest, "\n"+string(s.quote)+"@") {
			s.here, s.quote, s.at = false, 0, s.at+2
		}
	case c == '`' && s.quote != '\'':
		s.at++
	case s.quote != 0:
		if c == '$' && strings.HasPrefix(rest, "$(") && s.quote == '"' {
			s.bad = true // code inside a text
		}
		if c == s.quote {
			s.quote = 0
		}
	case strings.HasPrefix(rest, "@\"\n"), strings.HasPrefix(rest, "@'\n"):
		s.here, s.quote = true, rest[1]
		s.at++
	case c == '"' || c == '\'':
		s.quote = c
	case strings.HasPrefix(rest, "<#"):
		end := strings.Index(rest, "#>")
		s.at += max(end, 0)
		s.bad = s.bad || end < 0
	case c == '#' && (s.at == 0 || strings.IndexByte(" \t\n;", s.text[s.at-1]) >= 0):
		s.skipLine()
	}
	s.at++
}
