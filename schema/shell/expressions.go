package shell

import (
	"slices"

	"mvdan.cc/sh/v3/syntax"
)

// Quoting is what a shell does with a variable in some place of a script.
type Quoting uint8

// The kinds of places.
const (
	Unread   Quoting = iota // it is not expanded there, or becomes code of another program
	Bare                    // it is expanded and split into words
	InDouble                // it is expanded and stays one text: in double quotes, a here-document, arithmetic
)

// Expression is a GitHub ${{ expression }} in a script, and what the shell would
// make of a variable in its place.
type Expression struct {
	Start, End int // bytes of the file, half-open
	Quoting    Quoting

	// Of Bare: the bytes of the word, or of the value of an assignment, and
	// whether all of it may be put in double quotes without another meaning.
	WordStart, WordEnd int
	Quotable           bool
}

// tree is what a script was read from, for a second look.
type tree struct {
	stmts []*syntax.Stmt
	masks []span
	at    func(int) int
}

// Expressions are the ${{ expressions }} of a script for a POSIX shell, and how
// each is quoted. There are none where the script could not be read to its end.
func (s *Script) Expressions() []Expression {
	if s.tree == nil {
		return nil
	}
	at, masks := s.tree.at, s.tree.masks
	q := &quotings{source: s.Source, found: make([]Expression, len(masks))}
	for i, m := range masks {
		q.byStart = append(q.byStart, m.start)
		q.found[i] = Expression{Start: at(m.start), End: at(m.end-1) + 1}
	}
	for _, stmt := range s.tree.stmts {
		syntax.Walk(stmt, q.node)
	}
	for i := range q.found {
		if e := &q.found[i]; e.Quoting == Bare {
			e.WordStart, e.WordEnd = at(e.WordStart), at(e.WordEnd-1)+1
		}
	}
	return q.found
}

// quotings looks at every place of a script where a shell expands something.
type quotings struct {
	source  string
	byStart []int
	found   []Expression
	foreign []span // words that another program reads as code
}

func (q *quotings) node(n syntax.Node) bool {
	switch n := n.(type) {
	case *syntax.Stmt:
		for _, redirect := range n.Redirs {
			q.heredoc(n, redirect)
		}
	case *syntax.CallExpr:
		q.call(n)
	case *syntax.BinaryTest:
		return n.Op != syntax.TsReMatch // quotes there make a text of a pattern
	case *syntax.ArithmExp, *syntax.ArithmCmd:
		return false // what is not a number there is evaluated
	case *syntax.ParamExp:
		return false // ${a:-${{ b }}}
	case *syntax.CmdSubst:
		return !n.Backquotes // in which quotes nest in another way
	case *syntax.WordIter, *syntax.ArrayExpr:
		return false // which live on the splitting
	case *syntax.Word:
		q.word(n)
	}
	return true
}

// call notes the words of a command that runs them as code, and those that name
// the command.
func (q *quotings) call(call *syntax.CallExpr) {
	if len(call.Args) == 0 {
		return
	}
	first := call.Args[0]
	if _, expanded := first.Parts[0].(*syntax.ParamExp); expanded {
		q.foreign = append(q.foreign, spanOf(first))
	}
	if runsWords(call.Args) {
		q.foreign = append(q.foreign, spanOf(call))
	}
}

// runsWords says whether a command reads one of its words as a program: `eval`,
// `sh -c`, `python -c`, `ssh host command`.
func runsWords(words []*syntax.Word) bool {
	for i, w := range words {
		switch text := w.Lit(); text {
		case "-c", "-e", "-lc", "-ec", "-ic", "-Command":
			if i > 0 && readsCode(words[:i]) {
				return true
			}
		case "eval", "ssh", "trap", "iex":
			if i == 0 || words[i-1].Lit() == "sudo" {
				return true
			}
		}
	}
	return false
}

// readsCode says whether one of the words is a program that runs other programs'
// text.
func readsCode(words []*syntax.Word) bool {
	return slices.ContainsFunc(words, func(w *syntax.Word) bool {
		text := w.Lit()
		switch text {
		case "python", "python3", "node", "ruby", "perl", "php", "pwsh", "su", "psql", "mysql", "deno", "Rscript":
			return true
		}
		return isShell(text)
	})
}

// heredocReaders take a here-document as data.
var heredocReaders = []string{"cat", "tee", "git", "gh", "jq", "curl", "kubectl", "docker"}

func (q *quotings) heredoc(s *syntax.Stmt, redirect *syntax.Redirect) {
	if redirect.Hdoc == nil {
		return
	}
	call, ok := s.Cmd.(*syntax.CallExpr)
	data := ok && len(call.Args) > 0 && slices.Contains(heredocReaders, call.Args[0].Lit())
	for _, part := range redirect.Hdoc.Parts {
		if param, ok := part.(*syntax.ParamExp); ok && data {
			q.set(param, InDouble, nil)
		}
	}
	q.foreign = append(q.foreign, spanOf(redirect.Hdoc))
}

func (q *quotings) word(w *syntax.Word) {
	at := spanOf(w)
	if slices.ContainsFunc(q.foreign, func(s span) bool { return s.start <= at.start && at.end <= s.end }) {
		return
	}
	for _, part := range w.Parts {
		switch part := part.(type) {
		case *syntax.ParamExp:
			q.set(part, Bare, w)
		case *syntax.DblQuoted:
			for _, inner := range part.Parts {
				if param, ok := inner.(*syntax.ParamExp); ok && !part.Dollar {
					q.set(param, InDouble, nil)
				}
			}
		}
	}
}

// set notes an expansion that stands for an expression.
func (q *quotings) set(n *syntax.ParamExp, quoting Quoting, w *syntax.Word) {
	i, ok := slices.BinarySearch(q.byStart, int(n.Pos().Offset()))
	if !ok || q.found[i].Quoting != Unread {
		return
	}
	e := &q.found[i]
	e.Quoting = quoting
	if w != nil {
		whole := spanOf(w)
		e.WordStart, e.WordEnd, e.Quotable = whole.start, whole.end, q.quotable(w)
	}
}

// quotable says whether a word is letters that mean themselves and expressions.
func (q *quotings) quotable(w *syntax.Word) bool {
	for _, part := range w.Parts {
		switch part := part.(type) {
		case *syntax.ParamExp:
			if _, ok := slices.BinarySearch(q.byStart, int(part.Pos().Offset())); !ok {
				return false
			}
		case *syntax.Lit:
			for _, c := range []byte(part.Value) {
				if !plainByte(c) {
					return false
				}
			}
		default:
			return false
		}
	}
	return true
}

// plainByte says whether a character has no meaning to a shell in a bare word.
func plainByte(c byte) bool {
	switch c {
	case '-', '_', '.', '/', ':', '@', '=', ',', '+', '%':
		return true
	}
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
}

func spanOf(n syntax.Node) span { return span{int(n.Pos().Offset()), int(n.End().Offset())} }
