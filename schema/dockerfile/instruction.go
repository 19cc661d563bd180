package dockerfile

import (
	"encoding/json"
	"strings"

	"github.com/moby/buildkit/frontend/dockerfile/parser"
)

// instruction reads the bytes that BuildKit gives only the lines of.
func (f *File) instruction(table lineTable, node *parser.Node) *Instruction {
	first := min(max(node.StartLine-1, 0), len(table)-1)
	if first == 0 && bomLength(f.data) > 0 {
		table = append(lineTable(nil), table...)
		table[0].Start += bomLength(f.data)
	}
	line, last := f.join(table, first)
	in := f.read(line, node)
	in.heredocs(table, last+1, node)
	end := min(max(node.EndLine-1, last), len(table)-1)
	in.End = max(in.End, table[end].End)
	return in
}

// read splits a logical line into keyword, flags and arguments.
func (f *File) read(line joined, node *parser.Node) *Instruction {
	text := line.text
	end := wordEnd(text, 0)
	in := &Instruction{Keyword: strings.ToUpper(text[:end]), KeywordSpan: line.span(0, end), file: f}
	in.Span = Span{line.at(0), line.end}
	at := f.flags(in, line, skipSpace(text, end))
	stop := len(strings.TrimRight(text, " \t\r\v\f"))
	at = min(at, stop)
	in.Rest, in.joined = line.cut(at, stop), line.part(at, stop)
	in.JSON = node.Attributes["json"]
	in.arguments(node)
	return in
}

func (in *Instruction) arguments(node *parser.Node) {
	switch {
	case in.JSON && in.Keyword != "HEALTHCHECK":
		in.Args = jsonStrings(in.joined)
	case in.Keyword == "ENV" || in.Keyword == "LABEL" || in.Keyword == "ARG":
		in.pairs()
	case in.Keyword == "FROM" || in.Keyword == "COPY" || in.Keyword == "ADD" || in.Keyword == "EXPOSE" || in.Keyword == "VOLUME":
		for _, w := range fields(in.joined.text) {
			in.Args = append(in.Args, in.joined.cut(w.Start, w.End))
		}
	case in.Keyword == "HEALTHCHECK":
		in.healthcheck(node)
	case trigger(node) != nil && trigger(trigger(node)) == nil:
		in.Trigger = in.file.read(in.joined, trigger(node))
		in.Args = []Text{in.Rest}
	case in.Rest.Value != "":
		in.Args = []Text{in.Rest}
	}
}

// healthcheck has a word, NONE or CMD, and what CMD has.
func (in *Instruction) healthcheck(node *parser.Node) {
	text := in.joined.text
	end := wordEnd(text, 0)
	if end == 0 {
		return
	}
	in.Args = []Text{in.joined.cut(0, end)}
	rest := skipSpace(text, end)
	if in.JSON {
		in.Args = append(in.Args, jsonStrings(in.joined.part(rest, len(text)))...)
	} else if rest < len(text) {
		in.Args = append(in.Args, in.joined.cut(rest, len(text)))
	}
}

// pairs reads key=value words, and the old form of ENV and LABEL, `ENV key value`.
func (in *Instruction) pairs() {
	text := in.joined.text
	all := words(text, in.file.Escape)
	if len(all) == 0 {
		return
	}
	if !strings.Contains(text[all[0].Start:all[0].End], "=") && in.Keyword != "ARG" {
		end := wordEnd(text, 0)
		value := skipSpace(text, end)
		in.Pairs = []Pair{{Span: in.joined.span(0, len(text)), Key: in.joined.cut(0, end), Value: in.joined.cut(value, len(text)), Set: true}}
		return
	}
	for _, w := range all {
		in.Pairs = append(in.Pairs, in.joined.pair(w))
	}
}

// pair splits a word at its first =.
func (j joined) pair(w Span) Pair {
	word := j.text[w.Start:w.End]
	i := strings.IndexByte(word, '=')
	if i < 0 {
		return Pair{Span: j.span(w.Start, w.End), Key: j.cut(w.Start, w.End), Value: j.cut(w.End, w.End)}
	}
	return Pair{Span: j.span(w.Start, w.End), Key: j.cut(w.Start, w.Start+i), Value: j.cut(w.Start+i+1, w.End), Set: true}
}

// jsonStrings are the strings of a JSON array; their spans leave the quotes out.
func jsonStrings(j joined) []Text {
	var all []Text
	for i := 0; i < len(j.text); i++ {
		if j.text[i] != '"' {
			continue
		}
		start := i + 1
		for i = start; i < len(j.text) && j.text[i] != '"'; i++ {
			if j.text[i] == '\\' {
				i++
			}
		}
		end := min(i, len(j.text))
		t := j.cut(start, end)
		var value string
		if json.Unmarshal([]byte(`"`+t.Value+`"`), &value) == nil {
			t.Value = value
		}
		all = append(all, t)
	}
	return all
}

// heredocs finds the bodies, which follow the logical line one after another.
func (in *Instruction) heredocs(table lineTable, line int, node *parser.Node) {
	for _, doc := range node.Heredocs {
		n := strings.Count(doc.Content, "\n")
		if line+n >= len(table)+1 {
			return
		}
		body := Span{in.End, in.End}
		if line < len(table) {
			body = Span{table[line].Start, table[line].Start + len(doc.Content)}
		}
		in.Heredocs = append(in.Heredocs, Heredoc{Name: doc.Name, Body: body, Text: doc.Content})
		line += n + 1
	}
}
