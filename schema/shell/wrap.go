package shell

import (
	"sort"
	"strings"
)

// wrapper is a program that runs the program named in its arguments.
type wrapper struct {
	valued     string // its short options that take a value
	longValued []string
	skip       int  // words of its own before the program: timeout's duration
	assigns    bool // VAR=value may stand before the program
}

// Options from the manual pages of sudo(8), env(1), xargs(1), timeout(1), nice(1),
// ionice(1), stdbuf(1) and time(1).
var wrappers = map[string]wrapper{
	"sudo":     {valued: "CDghpRrTtUu", longValued: []string{"--user", "--group", "--chdir", "--host", "--prompt"}, assigns: true},
	"doas":     {valued: "Cu"},
	"env":      {valued: "uCS", longValued: []string{"--unset", "--chdir"}, assigns: true},
	"xargs":    {valued: "adEIiLlnPs", longValued: []string{"--max-args", "--max-procs", "--replace", "--delimiter", "--arg-file"}},
	"timeout":  {valued: "ks", longValued: []string{"--kill-after", "--signal"}, skip: 1},
	"nice":     {valued: "n", longValued: []string{"--adjustment"}},
	"ionice":   {valued: "cnp"},
	"stdbuf":   {valued: "ioe"},
	"nohup":    {},
	"time":     {valued: "fo"},
	"exec":     {valued: "a"},
	"command":  {},
	"builtin":  {},
	"setsid":   {},
	"unbuffer": {},
	"tini":     {},
}

// unwrap takes wrappers off the front; where only options follow, as in
// `command -v curl`, which looks a program up, it leaves them on.
func (c *Command) unwrap() {
	for range 8 {
		w, ok := wrappers[c.Name()]
		if !ok || !c.Words[0].Static {
			return
		}
		n := w.length(c.Words)
		if n <= 0 || n >= len(c.Words) || c.Is("command") && c.Has("-v", "-V") {
			return
		}
		c.Wrappers = append(c.Wrappers, c.Name())
		if w.assigns {
			c.assignWords(c.Words[1:n])
		}
		c.Words = c.Words[n:]
	}
}

// assignWords keeps the variables that env and sudo set for the program.
func (c *Command) assignWords(words []Word) {
	for _, word := range words {
		if name, value, ok := strings.Cut(word.Value, "="); ok && isAssignment(word.Value) {
			start := word.Start
			word.Value, word.Start = value, min(start+len(name)+1, word.End)
			c.Assigns = append(c.Assigns, Assign{Name: name, Value: word, Start: start})
		}
	}
}

// length is how many words belong to the wrapper.
func (w wrapper) length(words []Word) int {
	i, skip := 1, w.skip
	for ; i < len(words); i++ {
		switch v := words[i].Value; {
		case v == "--":
			return i + 1 + skip
		case strings.HasPrefix(v, "--"):
			if takesValue(v, w.longValued) {
				i++
			}
		case len(v) > 1 && v[0] == '-':
			if len(v) == 2 && strings.IndexByte(w.valued, v[1]) >= 0 {
				i++
			}
		case w.assigns && isAssignment(v):
		case skip > 0:
			skip--
		default:
			return i
		}
	}
	return i
}

func takesValue(flag string, valued []string) bool {
	for _, v := range valued {
		if v == flag {
			return true
		}
	}
	return false
}

func isAssignment(word string) bool {
	name, _, ok := strings.Cut(word, "=")
	if !ok || name == "" {
		return false
	}
	for i := 0; i < len(name); i++ {
		c := name[i]
		if c != '_' && (c < '0' || c > '9' || i == 0) && (c < 'A' || c > 'Z') && (c < 'a' || c > 'z') {
			return false
		}
	}
	return true
}

// inner reads the script of `sh -c 'script'` and `eval 'script'`.
func (r *reader) inner(cmd *Command) {
	if r.depth >= maxRecursion || !isShell(cmd.Name()) {
		return
	}
	for i, w := range cmd.Words[1:] {
		if !strings.HasPrefix(w.Value, "-") {
			return
		}
		if strings.HasPrefix(w.Value, "--") || !strings.HasSuffix(w.Value, "c") {
			continue
		}
		if i+2 < len(cmd.Words) {
			r.innerScript(cmd.Words[i+2], cmd)
		}
		return
	}
}

// innerScript reads a quoted word as a script. Only a word that is one quoted
// string, or has no quotes, keeps its bytes in order.
func (r *reader) innerScript(w Word, outer *Command) {
	raw, start := r.written(w)
	text, offsets := unquoteWord(raw)
	if text == "" {
		return
	}
	at := func(i int) int {
		if i >= len(offsets) {
			return r.at(start + len(raw) - 1)
		}
		return r.at(start + offsets[i])
	}
	r.merge(text, at, outer, raw[0] == '"')
}

// heredoc reads the here-document that a shell gets as its script.
func (r *reader) heredoc(start, end int, cmd *Command) {
	if r.depth >= maxRecursion || len(cmd.Words) == 0 || !isShell(cmd.Name()) || len(cmd.Words) > 1 && !cmd.Has("-s", "-e", "-ex", "-") {
		return
	}
	r.merge(r.raw(start, end), func(i int) int { return r.at(min(start+i, end)) }, cmd, false)
}

func (r *reader) merge(text string, at func(int) int, outer *Command, expanded bool) {
	masked, masks := maskExpressions(text)
	script := &Script{Source: text}
	inner := &reader{source: text, masks: masks, at: at, script: script, values: map[string]string{}, dir: r.dir, lost: r.lost, depth: r.depth + 1, expanded: expanded}
	_ = inner.parse(masked, Bash) // what cannot be read inside a string is only text
	for _, c := range script.Commands {
		if c.Outer == nil {
			c.Outer = outer
		}
	}
	r.script.Commands = append(r.script.Commands, script.Commands...)
	r.script.Pipefail = r.script.Pipefail || script.Pipefail
}

// written is a word as its script has it, and where in the script it starts. The
// search is over bytes of the script because only those map to the file.
func (r *reader) written(w Word) (string, int) {
	start := r.sourceOffset(w.Start)
	end := r.sourceOffset(w.End-1) + 1
	return r.raw(start, end), start
}

// sourceOffset inverts at, which never decreases.
func (r *reader) sourceOffset(file int) int {
	return sort.Search(len(r.source), func(i int) bool { return r.at(i) >= file })
}

// unquoteWord takes one pair of quotes off and says where each byte came from.
func unquoteWord(raw string) (string, []int) {
	if len(raw) < 2 {
		return "", nil
	}
	quote := raw[0]
	if (quote != '\'' && quote != '"') || raw[len(raw)-1] != quote {
		return "", nil
	}
	var text []byte
	var offsets []int
	for i := 1; i < len(raw)-1; i++ {
		if raw[i] == quote {
			return "", nil // 'a'"b": several strings
		}
		if quote == '"' && raw[i] == '\\' && i+1 < len(raw)-1 && strings.IndexByte("\\\"$`", raw[i+1]) >= 0 {
			i++
		}
		text, offsets = append(text, raw[i]), append(offsets, i)
	}
	return string(text), offsets
}
