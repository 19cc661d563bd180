package shell

import (
	"strings"

	"mvdan.cc/sh/v3/syntax"
)

// word reads one word. A variable whose value is known by now is put in; any
// other expansion stays as written and makes the word not static.
func (r *reader) word(w *syntax.Word) Word {
	start, end := int(w.Pos().Offset()), int(w.End().Offset())
	out := Word{Static: !r.masked(start, end), Start: r.at(start), End: r.end(end)}
	if text, ok := literalWord(w); ok && out.Static {
		out.Value, out.Static = text, !hasGlob(text)
		return out
	}
	var value strings.Builder
	for _, part := range w.Parts {
		r.part(&value, part, &out, false)
	}
	out.Value = value.String()
	return out
}

// literalWord is a word that is written out, as most are.
func literalWord(w *syntax.Word) (string, bool) {
	if len(w.Parts) != 1 {
		return "", false
	}
	lit, ok := w.Parts[0].(*syntax.Lit)
	if !ok || strings.Contains(lit.Value, `\`) {
		return "", false
	}
	return lit.Value, true
}

func (r *reader) part(b *strings.Builder, part syntax.WordPart, out *Word, quoted bool) {
	switch p := part.(type) {
	case *syntax.Lit:
		b.WriteString(r.literal(p, quoted))
		if !quoted && hasGlob(p.Value) {
			out.Static = false
		}
	case *syntax.SglQuoted:
		out.Quoted = true
		b.WriteString(r.raw(int(p.Left.Offset())+quoteLength(p.Dollar), int(p.Right.Offset())))
	case *syntax.DblQuoted:
		out.Quoted = true
		for _, inner := range p.Parts {
			r.part(b, inner, out, true)
		}
	case *syntax.ParamExp:
		if value, ok := r.value(p); ok {
			b.WriteString(value)
			return
		}
		out.Static = false
		b.WriteString(r.raw(int(p.Pos().Offset()), int(p.End().Offset())))
	default:
		out.Static = false
		b.WriteString(r.raw(int(part.Pos().Offset()), int(part.End().Offset())))
	}
}

func (r *reader) raw(start, end int) string {
	start, end = min(max(start, 0), len(r.source)), min(max(end, 0), len(r.source))
	if start > end {
		return ""
	}
	return r.source[start:end]
}

// literal takes the backslashes out of unquoted or double-quoted text.
func (r *reader) literal(p *syntax.Lit, quoted bool) string {
	text := p.Value
	if start, end := int(p.Pos().Offset()), int(p.End().Offset()); r.masked(start, end) {
		text = r.raw(start, end)
	}
	if !strings.Contains(text, `\`) {
		return text
	}
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		if text[i] == '\\' && i+1 < len(text) && (!quoted || strings.IndexByte("\\\"$`\n", text[i+1]) >= 0) {
			i++
			if text[i] == '\n' {
				continue
			}
		}
		b.WriteByte(text[i])
	}
	return b.String()
}

// value is the static value of $name and ${name}.
func (r *reader) value(p *syntax.ParamExp) (string, bool) {
	plain := p.Param != nil && !p.Excl && !p.Length && !p.Width && p.Index == nil &&
		p.Slice == nil && p.Repl == nil && p.Exp == nil && p.Names == 0
	if !plain || r.masked(int(p.Pos().Offset()), int(p.End().Offset())) {
		return "", false
	}
	value, ok := r.values[p.Param.Value]
	return value, ok
}

func quoteLength(dollar bool) int {
	if dollar {
		return 2 // $'
	}
	return 1
}

// hasGlob says whether unquoted text would match file names: then its words are
// only known when it runs.
func hasGlob(s string) bool {
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '*', '?':
			return true
		}
	}
	return false
}
