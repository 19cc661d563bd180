package workflow

import (
	"bytes"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/node"
	"github.com/shipgen/shipgen/schema/pattern"
	"github.com/shipgen/shipgen/schema/workflow"
)

// newline is the line end of the line that a byte is on, or of the one before
// the last, which may have none.
func newline(data []byte, at int) string {
	end := bytes.IndexByte(data[at:], '\n') + at
	if end < at {
		end = bytes.LastIndexByte(data[:at], '\n')
	}
	if end > 0 && data[end-1] == '\r' {
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

// insertBefore puts lines before a key of a block mapping and the comments right
// above it, at its indentation. ok is false where the mapping is not in block
// style.
func insertBefore(p *lint.Pass, key *node.Node, lines ...string) (edit lint.Edit, ok bool) {
	indent, first := column(p.File.Data, key)
	if !first || key.Alias || key.Anchor != "" || explicit(p, key) {
		return lint.Edit{}, false
	}
	pad := strings.Repeat(" ", indent)
	end := newline(p.File.Data, key.Start)
	lines = indented(p, lines)
	if string(p.File.Data[key.Start-indent:key.Start]) != pad { // a list's dash
		text := strings.Join(lines, end+pad) + end + pad
		return lint.Edit{Span: p.Span(key.Start, key.Start), New: []byte(text)}, true
	}
	start, _ := p.File.Lines().Line(commented(p, key, pad))
	return lint.Edit{Span: p.Span(start, start), New: []byte(pad + strings.Join(lines, end+pad) + end)}, true
}

// commented is the first line of the comments right above a key.
func commented(p *lint.Pass, key *node.Node, pad string) int {
	n := line(p, key.Start)
	for n > 1 && bytes.HasPrefix(p.File.Lines().Text(n-1), []byte(pad+"#")) {
		n--
	}
	return n
}

// explicit says whether a key is written as `? key`.
func explicit(p *lint.Pass, key *node.Node) bool {
	before := bytes.TrimRight(p.File.Data[:key.Start], " ")
	return bytes.HasSuffix(before, []byte("?"))
}

// insertSection puts lines of their own before a key of the top level; a blank
// line parts them from what follows where one parts that from what is before.
func insertSection(p *lint.Pass, key *node.Node, lines ...string) (edit lint.Edit, ok bool) {
	first := commented(p, key, "")
	if indent, _ := column(p.File.Data, key); indent != 0 || first == 1 {
		return lint.Edit{}, false // comments on the first line speak of the file
	}
	if len(bytes.TrimSpace(p.File.Lines().Text(first-1))) == 0 {
		lines = append(lines, "")
	}
	return insertBefore(p, key, lines...)
}

// insertAfter puts lines behind the last value of a block mapping, at the
// indentation of its keys. ok is false where that value does not end a line.
func insertAfter(p *lint.Pass, mapping *node.Node, lines ...string) (edit lint.Edit, ok bool) {
	if !blockMapping(mapping) {
		return lint.Edit{}, false
	}
	return insertBehind(p, &mapping.Pairs[len(mapping.Pairs)-1], lines...)
}

// insertBehind puts lines behind an entry of a block mapping.
func insertBehind(p *lint.Pass, pair *node.Pair, lines ...string) (edit lint.Edit, ok bool) {
	indent, _ := column(p.File.Data, pair.Key)
	if pair.Key.Alias || keepsBreaks(pair.Value) || explicit(p, pair.Key) {
		return lint.Edit{}, false
	}
	_, end := p.File.Lines().Line(line(p, max(pair.Key.End, pair.Value.End)))
	pad := newline(p.File.Data, pair.Key.Start) + strings.Repeat(" ", indent)
	return lint.Edit{Span: p.Span(end, end), New: []byte(pad + strings.Join(indented(p, lines), pad))}, true
}

// indented are lines whose two blanks per level became as many as the file has
// below its first keys.
func indented(p *lint.Pass, lines []string) []string {
	docs, err := p.File.Documents()
	if err != nil || len(docs) == 0 || docs[0].Root == nil {
		return lines
	}
	unit := 2
	for _, pair := range docs[0].Root.Pairs {
		if blockMapping(pair.Value) {
			unit, _ = column(p.File.Data, pair.Value.Pairs[0].Key)
			if name := pair.Key.Text(); name == "jobs" || name == "runs" {
				break
			}
		}
	}
	all := make([]string, len(lines))
	for i, l := range lines {
		text := strings.TrimLeft(l, " ")
		all[i] = strings.Repeat(" ", (len(l)-len(text))/2*max(unit, 1)) + text
	}
	return all
}

// keepsBreaks says whether a value ends in a literal or folded scalar: a line
// behind it could become, or cut off, a part of its text.
func keepsBreaks(n *node.Node) bool {
	switch {
	case n.Alias:
		return false
	case n.Kind == node.Mapping && len(n.Pairs) > 0:
		return keepsBreaks(n.Pairs[len(n.Pairs)-1].Value)
	case n.Kind == node.Sequence && len(n.Items) > 0:
		return keepsBreaks(n.Items[len(n.Items)-1])
	}
	return n.Block()
}

// blockMapping says whether a mapping can take another line.
func blockMapping(n *node.Node) bool {
	return n != nil && n.Kind == node.Mapping && !n.Alias && len(n.Pairs) > 0 && n.Source()[0] != '{'
}

// flowMapping says whether a mapping is written in braces.
func flowMapping(n *node.Node) bool {
	return n != nil && n.Kind == node.Mapping && !n.Alias && n.End > n.Start+1 && n.Source()[0] == '{'
}

// addEntries is the edit that gives a mapping further scalar entries, each
// written "name: value", in the style that it is written in.
func addEntries(p *lint.Pass, mapping *node.Node, lines ...string) (lint.Edit, bool) {
	switch {
	case blockMapping(mapping):
		if edit, ok := insertAfter(p, mapping, lines...); ok {
			return edit, true
		}
		return insertBefore(p, mapping.Pairs[0].Key, lines...)
	case flowMapping(mapping):
		return insertInBraces(p, mapping, lines)
	}
	return lint.Edit{}, false
}

func insertInBraces(p *lint.Pass, mapping *node.Node, lines []string) (lint.Edit, bool) {
	text := strings.Join(lines, ", ")
	if len(mapping.Pairs) == 0 {
		at := mapping.Start + 1
		return lint.Edit{Span: p.Span(at, at), New: []byte(text)}, len(bytes.TrimSpace(p.File.Data[at:mapping.End-1])) == 0
	}
	last := mapping.Pairs[len(mapping.Pairs)-1]
	at := max(last.Key.End, last.Value.End)
	return lint.Edit{Span: p.Span(at, at), New: []byte(", " + text)}, last.Value.End > last.Key.End
}

// addMapping is the edit that gives a step a mapping that it lacks, behind the
// value of a key on one line.
func addMapping(p *lint.Pass, s *workflow.Step, behind, name string, lines []string) (lint.Edit, bool) {
	pair := s.Node.Pair(behind)
	if pair == nil || pair.Value.Alias || line(p, pair.Key.Start) != line(p, pair.Value.End) {
		return lint.Edit{}, false
	}
	if flowMapping(s.Node) {
		text := ", " + name + ": {" + strings.Join(lines, ", ") + "}"
		return lint.Edit{Span: p.Span(pair.Value.End, pair.Value.End), New: []byte(text)}, true
	}
	if _, first := column(p.File.Data, pair.Key); !blockMapping(s.Node) || !first {
		return lint.Edit{}, false
	}
	return insertBehind(p, pair, under(name, lines)...)
}

// under are the lines of a mapping under a name.
func under(name string, lines []string) []string {
	return append([]string{name + ":"}, deeper(lines)...)
}

// deeper are lines one level further in.
func deeper(lines []string) []string {
	all := make([]string, len(lines))
	for i, l := range lines {
		all[i] = "  " + l
	}
	return all
}

// setInputs is the edit that gives an action inputs that it does not have yet,
// each written "name: value": behind those it has, or in a with of its own.
func setInputs(p *lint.Pass, s *workflow.Step, lines ...string) (lint.Edit, bool) {
	switch {
	case s.With == nil:
		return addMapping(p, s, "uses", "with", lines)
	case s.With.Kind == node.Scalar && s.With.Start == s.With.End && !s.With.Alias && blockMapping(s.Node):
		return insertBehind(p, s.Node.Pair("with"), deeper(lines)...) // with: and nothing
	}
	return addEntries(p, s.With, lines...)
}

// replace is the edit that writes another value in place of a scalar's.
func replace(p *lint.Pass, n *node.Node, value string) (lint.Edit, bool) {
	if n == nil || n.Kind != node.Scalar || n.Alias || n.Start == n.End || n.Source()[0] == '|' || n.Source()[0] == '>' {
		return lint.Edit{}, false
	}
	return lint.Edit{Span: p.Span(n.Start, n.End), New: []byte(value)}, true
}

// remove is the edit that takes an entry out of a block mapping, with its line
// and what stands behind it there. It is not made for the only entry, nor for one
// that a list's dash, another value or an anchor shares the line with.
func remove(p *lint.Pass, mapping *node.Node, name string) (lint.Edit, bool) {
	pair := mapping.Pair(name)
	if pair == nil || !blockMapping(mapping) || len(mapping.Pairs) < 2 || pair.Value.Anchor != "" || keepsBreaks(pair.Value) {
		return lint.Edit{}, false
	}
	lines := p.File.Lines()
	first, last := line(p, pair.Key.Start), line(p, max(pair.Key.End, pair.Value.End))
	start, _ := lines.Line(first)
	if len(bytes.TrimSpace(p.File.Data[start:pair.Key.Start])) > 0 {
		return lint.Edit{}, false
	}
	_, end := lines.Line(last)
	if last < lines.Count() {
		end, _ = lines.Line(last + 1)
	} else if first > 1 {
		_, start = lines.Line(first - 1)
	}
	return lint.Edit{Span: p.Span(start, end)}, true
}

// dropVariable is the fix that takes a variable out of the env of a workflow, job
// or step, and the env with the last of them. It is not safe: somebody set it.
func dropVariable(p *lint.Pass, holder, env *node.Node, name string) []lint.Fix {
	if reused(p, holder, env) {
		return nil
	}
	edit, ok := remove(p, env, name)
	if len(env.Pairs) == 1 {
		edit, ok = remove(p, holder, "env")
	}
	return fix("remove "+name, false, edit, ok)
}

// reused says whether a change below one of these nodes changes other places
// too: those that name its anchor.
func reused(p *lint.Pass, nodes ...*node.Node) bool {
	for _, n := range nodes {
		if n != nil && (n.Alias || n.Anchor != "" && p.File.Contains("*"+n.Anchor)) {
			return true
		}
	}
	return false
}

// reusedStep is reused of a step and all that it stands in.
func reusedStep(p *lint.Pass, j *workflow.Job, s *workflow.Step) bool {
	return reused(p, s.Node, s.With, s.Env, j.Node, j.Node.Get("steps"))
}

var plainScalar = pattern.New(`^[A-Za-z_./][A-Za-z0-9_./-]*$`)

// scalar is a text as a YAML value.
func scalar(text string) string {
	if plainScalar.MatchString(text) {
		return text
	}
	return singleQuoted(text)
}

func singleQuoted(text string) string { return "'" + strings.ReplaceAll(text, "'", "''") + "'" }

// fix is a fix of one edit, none where the edit could not be made.
func fix(title string, safe bool, edit lint.Edit, ok bool) []lint.Fix {
	if !ok {
		return nil
	}
	return []lint.Fix{{Title: title, Safe: safe, Edits: []lint.Edit{edit}}}
}
