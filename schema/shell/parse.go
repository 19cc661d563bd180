package shell

import (
	"errors"
	"fmt"
	"strings"
	"sync"

	"mvdan.cc/sh/v3/syntax"
)

// maxDepth is how deep brackets may nest; the parser recurses once per level.
const maxDepth = 400

// Error is a place where a script could not be read.
type Error struct {
	Offset  int // byte of the file
	Message string
}

func (e *Error) Error() string { return e.Message }

// Parse reads a script whose bytes are the file's bytes. With an error, which is
// an *Error, the script holds the commands before it; it is never nil.
func Parse(src string, lang Lang) (*Script, error) {
	return ParseAt(src, lang, func(i int) int { return i })
}

// ParseAt is Parse for a script inside a file: at maps a byte of src to its byte
// in the file; it is asked for 0 to len(src), never decreases, and maps len(src) to
// the end. Every position of the result is one of the file.
func ParseAt(src string, lang Lang, at func(int) int) (*Script, error) {
	script := &Script{Source: src}
	if len(src) > MaxSource {
		return script, &Error{at(0), fmt.Sprintf("the script has %d bytes, more than the %d that are read", len(src), MaxSource)}
	}
	if offset := tooDeep(src); offset >= 0 {
		return script, &Error{at(offset), fmt.Sprintf("brackets nest deeper than %d", maxDepth)}
	}
	text, masks := maskExpressions(src)
	r := &reader{source: src, masks: masks, at: at, script: script, values: map[string]string{}}
	if lang == PowerShell {
		p := &powershell{reader: r, text: text}
		for p.at < len(text) { // again after a bracket that nothing opened
			p.commands(0, nil)
		}
		return script, nil
	}
	err := r.parse(text, lang)
	if err == nil && len(masks) > 0 {
		script.tree = &tree{r.top, masks, at}
	}
	script.Dir, script.Lost = r.dir, r.lost
	return script, err
}

// parse reads statements one by one, so that an error keeps those before it. A
// script that is no bash may still be POSIX: the two differ in a few words.
func (r *reader) parse(text string, lang Lang) error {
	variants := []syntax.LangVariant{syntax.LangBash, syntax.LangPOSIX}
	if lang == POSIX {
		variants[0], variants[1] = syntax.LangPOSIX, syntax.LangBash
	}
	stmts, err := statements(text, variants[0])
	if err != nil {
		if other, otherErr := statements(text, variants[1]); otherErr == nil || len(other) > len(stmts) {
			stmts, err = other, otherErr
		}
	}
	r.top = stmts
	r.stmts(stmts, context{})
	return r.problem(err)
}

func statements(text string, lang syntax.LangVariant) (stmts []*syntax.Stmt, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = errors.New("the script cannot be read")
		}
	}()
	pool := parsers[lang]
	parser := pool.Get().(*syntax.Parser)
	err = parser.Stmts(strings.NewReader(text), func(s *syntax.Stmt) bool {
		stmts = append(stmts, s)
		return true
	})
	pool.Put(parser) // not where it panicked: its state is unknown then
	return stmts, err
}

// parsers are used again: each has a buffer, and resets itself.
var parsers = map[syntax.LangVariant]*sync.Pool{
	syntax.LangBash:  {New: func() any { return syntax.NewParser(syntax.Variant(syntax.LangBash)) }},
	syntax.LangPOSIX: {New: func() any { return syntax.NewParser(syntax.Variant(syntax.LangPOSIX)) }},
}

func (r *reader) problem(err error) error {
	var parse syntax.ParseError
	var lang syntax.LangError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &parse):
		return &Error{r.at(int(parse.Pos.Offset())), parse.Text}
	case errors.As(err, &lang):
		return &Error{r.at(int(lang.Pos.Offset())), fmt.Sprintf("%s is not known to this shell", lang.Feature)}
	}
	return &Error{r.at(0), err.Error()}
}

// tooDeep is the offset where brackets nest too deep, or -1. It knows no quotes:
// a script with hundreds of unclosed brackets in its strings is refused too.
func tooDeep(src string) int {
	depth := 0
	for i := 0; i < len(src); i++ {
		switch src[i] {
		case '(', '{', '[':
			if depth++; depth > maxDepth {
				return i
			}
		case ')', '}', ']':
			depth = max(depth-1, 0)
		}
	}
	return -1
}

// span is a range of bytes of the source.
type span struct{ start, end int }

// maskExpressions puts a parameter expansion of the same length in the place of
// each GitHub ${{ expression }}, which the shell never sees: the runner replaces
// it first. https://docs.github.com/actions/reference/workflows-and-actions/contexts
func maskExpressions(src string) (string, []span) {
	if !strings.Contains(src, "${{") {
		return src, nil
	}
	text, masks := []byte(src), []span(nil)
	for from := 0; ; {
		i := strings.Index(src[from:], "${{")
		if i < 0 {
			return string(text), masks
		}
		start := from + i
		length := strings.Index(src[start:], "}}")
		if length < 0 {
			return string(text), masks
		}
		end := start + length + 2
		for k := start + 2; k < end-1; k++ {
			text[k] = 'x'
		}
		text[end-1] = '}'
		masks = append(masks, span{start, end})
		from = end
	}
}

// Words is the script of a command that no shell reads: the JSON form of a
// Dockerfile's RUN, a manifest's command.
func Words(words []Word) *Script {
	script := &Script{}
	if len(words) == 0 {
		return script
	}
	c := &Command{Words: words, Start: words[0].Start, End: words[len(words)-1].End}
	c.unwrap()
	script.Commands = append(script.Commands, c)
	if c.runsScript() {
		text := c.Words[len(c.Words)-1]
		r := &reader{script: script, at: func(i int) int { return min(text.Start+i, text.End) }, values: map[string]string{}}
		r.merge(text.Value, r.at, c, false)
	}
	return script
}

// runsScript is `sh -c script` and nothing after it.
func (c *Command) runsScript() bool {
	n := len(c.Words)
	return n >= 3 && isShell(c.Name()) && strings.HasPrefix(c.Words[n-2].Value, "-") && strings.HasSuffix(c.Words[n-2].Value, "c")
}
