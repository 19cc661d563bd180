package shell

import "strings"

// word reads one word: text, '…', "…", @'…'@, $x, ${x}, (…) and $(…) side by
// side. What stands in brackets is read as commands of its own.
// https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_quoting_rules
func (p *powershell) word(cmd *Command) Word {
	start := p.at
	out := Word{Static: true, Start: p.reader.at(start)}
	var value strings.Builder
	for p.at < len(p.text) && strings.IndexByte(" \t\r\n;|{})]>", p.text[p.at]) < 0 && (p.text[p.at] != '&' || p.at == start) {
		p.piece(&value, &out, cmd)
	}
	if p.at == start {
		p.at++ // a bracket that nothing opened
	}
	p.at = min(p.at, len(p.text))
	out.Static = out.Static && !p.masked(start, p.at)
	out.Value, out.End = value.String(), p.end(p.at)
	return out
}

func (p *powershell) piece(value *strings.Builder, out *Word, cmd *Command) {
	start, rest := p.at, p.text[p.at:]
	switch c := rest[0]; {
	case strings.HasPrefix(rest, "@'\n"), strings.HasPrefix(rest, "@\"\n"), strings.HasPrefix(rest, "@'\r"), strings.HasPrefix(rest, "@\"\r"):
		p.at += 2
		p.past("\n" + rest[1:2] + "@")
		out.Quoted, out.Static = true, false
		value.WriteString(p.raw(start, p.at))
	case c == '\'', c == '"':
		out.Quoted = true
		p.quoted(c, value, out)
	case c == '`':
		p.at = min(p.at+2, len(p.text))
		value.WriteString(p.raw(start+1, p.at))
	case c == '(', strings.HasPrefix(rest, "$("), strings.HasPrefix(rest, "@("):
		p.at += strings.IndexByte(rest, '(') + 1
		p.group(cmd)
		out.Static = false
		value.WriteString(p.raw(start, p.at))
	case strings.HasPrefix(rest, "${"):
		p.past("}")
		out.Static = false
		value.WriteString(p.raw(start, p.at))
	default:
		out.Static = out.Static && c != '$' && c != '*' && c != '?'
		p.at++
		value.WriteString(p.raw(start, p.at))
	}
}

// group reads the commands in round brackets.
func (p *powershell) group(outer *Command) {
	last, piped := p.last, p.piped
	p.last, p.piped = nil, false
	p.commands(')', outer)
	p.last, p.piped = last, piped
}

// quoted reads to the closing quote; two of them stand for one.
func (p *powershell) quoted(quote byte, value *strings.Builder, out *Word) {
	for p.at++; p.at < len(p.text); p.at++ {
		c := p.text[p.at]
		next := byte(0)
		if p.at+1 < len(p.text) {
			next = p.text[p.at+1]
		}
		switch {
		case c == quote && next == quote, c == '`' && quote == '"' && next != 0:
			p.at++
			value.WriteByte(p.source[p.at])
		case c == quote:
			p.at++
			return
		default:
			out.Static = out.Static && (quote == '\'' || c != '$')
			value.WriteByte(p.source[p.at])
		}
	}
}
