package shell

import "strings"

// PowerShell is the dialect of pwsh and powershell, of which less is read than of
// the others: its commands with their words.
const PowerShell Lang = "pwsh"

// powershell reads the commands of a PowerShell script as far as programs and
// their words go: no types, no expressions, and of a hash table or a condition
// only the commands in it.
// https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_parsing
type powershell struct {
	*reader
	text string // the source with its workflow expressions masked
	at   int    // the next byte

	last   *Command // before a |, whose output the next command reads
	piped  bool
	called bool // & stands before the command, so that a quoted word is a program
}

// powershellWords are keywords: what follows them stands in brackets.
// https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_reserved_words
var powershellWords = map[string]bool{
	"if": true, "elseif": true, "else": true, "while": true, "until": true, "do": true, "for": true, "foreach": true, "switch": true, "try": true,
	"catch": true, "finally": true, "function": true, "filter": true, "param": true, "class": true, "enum": true, "trap": true,
	"begin": true, "process": true, "end": true, "throw": true, "break": true, "continue": true, "using": true, "import": true,
}

// commands reads statements up to the closing bracket, or the end where it is 0.
func (p *powershell) commands(closing byte, outer *Command) {
	cmd := &Command{Outer: outer, Dir: p.dir}
	for p.at < len(p.text) {
		switch c := p.text[p.at]; {
		case c == closing:
			p.finish(cmd)
			p.at++
			return
		case c == ' ' || c == '\t' || c == '\r':
			p.at++
		case c == '`':
			p.at += 2
			if strings.HasPrefix(p.text[min(p.at-1, len(p.text)):], "\r\n") {
				p.at++
			}
		case c == '#':
			p.line()
		case strings.HasPrefix(p.text[p.at:], "<#"):
			p.past("#>")
		case c == '&' && len(cmd.Words) == 0, c == '.' && len(cmd.Words) == 0 && p.blankAfter():
			p.at++ // the call and dot-source operators
			p.called = true
		case strings.IndexByte("\n;|&{})]", c) >= 0:
			p.finish(cmd)
			p.separator(c)
			cmd = &Command{Outer: outer, Dir: p.dir}
		case c == '>':
			cmd.Redirect = append(cmd.Redirect, p.redirect(cmd))
		default:
			p.add(cmd, p.word(cmd))
		}
	}
	p.finish(cmd)
}

func (p *powershell) separator(c byte) {
	rest := p.text[p.at:]
	p.at++
	switch {
	case strings.HasPrefix(rest, "||"), strings.HasPrefix(rest, "&&"):
		p.at++
	case c == '|':
		p.piped = p.last != nil
		return
	case c == '\n' && p.piped:
		return // a pipeline goes on behind its |
	}
	p.piped, p.last = false, nil
}

func (p *powershell) blankAfter() bool {
	return p.at+1 < len(p.text) && (p.text[p.at+1] == ' ' || p.text[p.at+1] == '\t')
}

func (p *powershell) line() { p.past("\n"); p.at = max(p.at-1, 0) }

// past moves behind a mark, or to the end.
func (p *powershell) past(mark string) {
	if i := strings.Index(p.text[p.at:], mark); i >= 0 {
		p.at += i + len(mark)
	} else {
		p.at = len(p.text) + 1
	}
	p.at = min(p.at, len(p.text)+1)
}

// add takes `$x =` off the front, which is no part of the command.
func (p *powershell) add(cmd *Command, w Word) {
	if len(cmd.Words) == 1 && strings.HasPrefix(cmd.Words[0].Value, "$") && strings.HasSuffix(w.Value, "=") && len(w.Value) <= 2 && !w.Quoted {
		cmd.Words = nil
		return
	}
	cmd.Words = append(cmd.Words, w)
}

// finish adds a command that names a program; a text alone is a value.
func (p *powershell) finish(cmd *Command) {
	called := p.called
	p.called = false
	if len(cmd.Words) == 0 || powershellWords[strings.ToLower(cmd.Words[0].Value)] || cmd.Words[0].Quoted && !called {
		return
	}
	first := &cmd.Words[0]
	for _, suffix := range []string{".exe", ".cmd"} { // Windows adds them itself
		first.Value = strings.TrimSuffix(first.Value, suffix)
	}
	if first.Value == "" {
		return
	}
	cmd.Start, cmd.End = first.Start, cmd.Words[len(cmd.Words)-1].End
	for _, r := range cmd.Redirect {
		cmd.End = max(cmd.End, r.Target.End)
	}
	if p.piped {
		p.last.Next, cmd.Prev = cmd, p.last
	}
	p.last, p.piped = cmd, false
	cmd.unwrap()
	p.script.Commands = append(p.script.Commands, cmd)
	p.builtin(cmd)
}

// redirect reads `>file`, `>>file` and `2>&1`; the number before it was read as a
// word.
func (p *powershell) redirect(cmd *Command) Redirect {
	if n := len(cmd.Words) - 1; n > 0 && (isVersion(cmd.Words[n].Value) || cmd.Words[n].Value == "*") && p.text[p.at-1] != ' ' {
		cmd.Words = cmd.Words[:n]
	}
	start := p.at
	for p.at < len(p.text) && p.text[p.at] == '>' {
		p.at++
	}
	out := Redirect{Op: p.text[start:p.at]}
	if strings.HasPrefix(p.text[p.at:], "&") {
		p.at = min(p.at+2, len(p.text))
		return out
	}
	for p.at < len(p.text) && (p.text[p.at] == ' ' || p.text[p.at] == '\t') {
		p.at++
	}
	if p.at < len(p.text) && strings.IndexByte("\r\n;|", p.text[p.at]) < 0 {
		out.Target = p.word(cmd)
	}
	return out
}
