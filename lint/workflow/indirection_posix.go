package workflow

import (
	"bytes"
	"slices"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/node"
	"github.com/shipgen/shipgen/schema/pattern"
	"github.com/shipgen/shipgen/schema/shell"
	"github.com/shipgen/shipgen/schema/workflow"
)

// posix is a script for bash or sh.
type posix struct {
	code   *node.Node
	places map[int]shell.Expression // by their first byte
}

func newPosix(code *node.Node, script *shell.Script) posix {
	d := posix{code, map[int]shell.Expression{}}
	for _, e := range script.Expressions() {
		d.places[e.Start] = e
	}
	return d
}

func (d posix) reads(e *workflow.Expression) bool {
	at, ok := d.places[e.Start]
	if !ok || at.End != e.End || strings.Contains(e.Text, "\n") {
		return false
	}
	switch at.Quoting {
	case shell.InDouble:
		return true
	case shell.Bare: // a quote may not become the first byte of a plain value
		return !d.code.Plain() || at.WordStart > d.code.Start
	}
	return false
}

// listNames are those of what is meant to be split into words.
var listNames = pattern.New(`(?i)(?:args|arguments|flags|options|opts|params)$`)

func (d posix) use(p *lint.Pass, all []handed) []lint.Edit {
	var edits []lint.Edit
	opened := map[int]bool{} // words, by where the quotes begin
	for _, one := range all {
		at := d.places[one.Start]
		text := "${" + one.name + "}"
		switch {
		case at.Quoting == shell.InDouble, listNames.MatchString(one.Text):
		case !at.Quotable || bytes.ContainsAny(p.File.Data[at.WordStart:at.WordEnd], "\\\n"):
			text = `"` + text + `"`
		default:
			start := at.WordStart + bytes.LastIndexByte(p.File.Data[at.WordStart:firstFence(p, at)], '=') + 1
			if start == one.Start {
				text = `"` + text
			} else if !opened[start] {
				edits = append(edits, d.rewrite(p, start, `"`+string(p.File.Data[start])))
			}
			if at.WordEnd == one.End {
				text += `"`
			} else if !opened[start] && !lastOf(all, at.WordEnd) {
				edits = append(edits, d.rewrite(p, at.WordEnd-1, string(p.File.Data[at.WordEnd-1])+`"`))
			}
			opened[start] = true
		}
		edits = append(edits, lint.Edit{Span: place(p, one.Expression), New: []byte(d.written(text))})
	}
	return inOrder(edits)
}

// lastOf says whether one of the expressions ends there.
func lastOf(all []handed, end int) bool {
	return slices.ContainsFunc(all, func(one handed) bool { return one.End == end })
}

// rewrite replaces one byte. Insertions would leave it open which of two at one
// place comes first.
func (d posix) rewrite(p *lint.Pass, at int, text string) lint.Edit {
	return lint.Edit{Span: p.Span(at, at+1), New: []byte(d.written(text))}
}

// firstFence is where the first expression of a word begins.
func firstFence(p *lint.Pass, at shell.Expression) int {
	return at.WordStart + max(bytes.Index(p.File.Data[at.WordStart:at.WordEnd], []byte("${{")), 0)
}

// written is text of the script as it stands in the file.
func (d posix) written(text string) string { return d.code.Escape(text) }

func (d posix) mentions(name string) bool {
	return hasWord(d.code.Value, name)
}

// hasWord says whether a name stands in code as a word, outside expressions.
func hasWord(code, name string) bool {
	code = withoutExpressions(code)
	for at := 0; ; {
		i := strings.Index(code[at:], name)
		if i < 0 {
			return false
		}
		start, end := at+i, at+i+len(name)
		if (start == 0 || !wordByte(code[start-1])) && (end == len(code) || !wordByte(code[end])) {
			return true
		}
		at = end
	}
}

func wordByte(c byte) bool {
	return c == '_' || c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z'
}
