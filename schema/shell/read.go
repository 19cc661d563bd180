package shell

import (
	"path"
	"sort"
	"strings"

	"mvdan.cc/sh/v3/syntax"
)

// maxRecursion is how many scripts inside scripts (sh -c) are read.
const maxRecursion = 2

// reader turns a syntax tree into commands.
type reader struct {
	top    []*syntax.Stmt // what was parsed
	source string
	masks  []span
	at     func(int) int
	script *Script
	values map[string]string // variables with a static value so far
	dir    string
	lost   bool // dir is not known: cd "$x"
	depth  int

	expanded bool // the shell outside has run the $( ) of this text
}

// context is where a statement stands.
type context struct {
	outer     *Command
	condition bool
	into      string
}

func (r *reader) stmts(stmts []*syntax.Stmt, c context) []*Command {
	var all []*Command
	for _, s := range stmts {
		all = append(all, r.stmt(s, c)...)
	}
	return all
}

// stmt returns the simple commands of a statement.
func (r *reader) stmt(s *syntax.Stmt, c context) []*Command {
	if s == nil {
		return nil
	}
	var commands []*Command
	switch cmd := s.Cmd.(type) {
	case *syntax.CallExpr:
		commands = r.call(s, cmd, c)
	case *syntax.BinaryCmd:
		commands = r.binary(cmd, c)
	case *syntax.DeclClause:
		r.declare(cmd, c)
	case *syntax.FuncDecl:
		commands = r.stmt(cmd.Body, c)
	case *syntax.TimeClause:
		commands = r.stmt(cmd.Stmt, c)
	case *syntax.CoprocClause:
		commands = r.stmt(cmd.Stmt, c)
	case *syntax.Subshell:
		dir, lost := r.dir, r.lost
		commands = r.stmts(cmd.Stmts, c)
		r.dir, r.lost = dir, lost
	case *syntax.Block:
		commands = r.stmts(cmd.Stmts, c)
	default:
		commands = r.clause(s.Cmd, c)
	}
	r.compoundRedirects(s, commands)
	return commands
}

// clause reads the statements that repeat or choose.
func (r *reader) clause(cmd syntax.Command, c context) []*Command {
	deciding := c
	deciding.condition = true
	switch cmd := cmd.(type) {
	case *syntax.IfClause:
		all := append(r.stmts(cmd.Cond, deciding), r.stmts(cmd.Then, c)...)
		if cmd.Else != nil {
			all = append(all, r.clause(cmd.Else, c)...)
		}
		return all
	case *syntax.WhileClause:
		return append(r.stmts(cmd.Cond, deciding), r.stmts(cmd.Do, c)...)
	case *syntax.ForClause:
		if words, ok := cmd.Loop.(*syntax.WordIter); ok {
			for _, w := range words.Items {
				r.nested(w, c.outer)
			}
			delete(r.values, words.Name.Value)
		}
		return r.stmts(cmd.Do, c)
	case *syntax.CaseClause:
		var all []*Command
		for _, item := range cmd.Items {
			all = append(all, r.stmts(item.Stmts, c)...)
		}
		return all
	case *syntax.TestClause:
		syntax.Walk(cmd, func(n syntax.Node) bool {
			if w, ok := n.(*syntax.Word); ok {
				r.nested(w, c.outer)
				return false
			}
			return true
		})
	}
	return nil
}

func (r *reader) binary(cmd *syntax.BinaryCmd, c context) []*Command {
	switch cmd.Op {
	case syntax.Pipe, syntax.PipeAll:
		x, y := r.stmt(cmd.X, c), r.stmt(cmd.Y, c)
		if len(x) > 0 && len(y) > 0 {
			last, first := x[len(x)-1], y[0]
			last.Next, first.Prev = first, last
		}
		return append(x, y...)
	default:
		left := c
		left.condition = c.condition || cmd.Op == syntax.OrStmt
		return append(r.stmt(cmd.X, left), r.stmt(cmd.Y, c)...)
	}
}

// call reads a simple command: VAR=x sudo program words.
func (r *reader) call(s *syntax.Stmt, call *syntax.CallExpr, c context) []*Command {
	cmd := &Command{
		Outer: c.outer, Into: c.into, Condition: c.condition, Dir: r.dir, Lost: r.lost,
		Start: r.at(int(s.Pos().Offset())), End: r.end(stmtEnd(s)),
	}
	if len(call.Args) == 0 {
		for _, a := range call.Assigns {
			r.assign(a, true, c.outer)
		}
		return nil
	}
	for _, a := range call.Assigns {
		cmd.Assigns = append(cmd.Assigns, r.assign(a, false, cmd))
	}
	cmd.Words = make([]Word, len(call.Args))
	for i, w := range call.Args {
		cmd.Words[i] = r.word(w)
	}
	cmd.Redirect = r.redirects(s.Redirs, cmd)
	cmd.unwrap()
	for _, w := range call.Args {
		r.nested(w, cmd)
	}
	r.script.Commands = append(r.script.Commands, cmd)
	r.builtin(cmd)
	r.inner(cmd)
	return []*Command{cmd}
}

// stmtEnd is where a statement ends without its `;` or `&`.
func stmtEnd(s *syntax.Stmt) int {
	end := s.Cmd.End()
	for _, redirect := range s.Redirs {
		if w := redirect.Word; w != nil && w.End().After(end) {
			end = w.End()
		}
	}
	return int(end.Offset())
}

// enter follows a change of folder, from the one before it.
func (r *reader) enter(cmd *Command) {
	var to string
	if len(cmd.Words) == 2 && cmd.Words[1].Static {
		to = cmd.Words[1].Value
	}
	switch {
	case to == "" || to == "-" || to[0] == '~' || r.lost && !path.IsAbs(to):
		r.dir, r.lost = "", true
	case path.IsAbs(to):
		r.dir, r.lost = to, false
	default:
		if r.dir = path.Join(r.dir, to); r.dir == "." {
			r.dir = ""
		}
	}
}

// builtin keeps track of the commands that change what later ones mean.
func (r *reader) builtin(cmd *Command) {
	switch cmd.Name() {
	case "cd", "pushd", "popd":
		r.enter(cmd)
	case "set":
		if cmd.Has("pipefail") && !cmd.Has("+o") {
			r.script.Pipefail = true
		}
	case "read", "unset", "getopts", "mapfile":
		for _, w := range cmd.Args() {
			delete(r.values, w.Value)
		}
	}
}

func (r *reader) assign(a *syntax.Assign, kept bool, outer *Command) Assign {
	out := Assign{Start: r.at(int(a.Pos().Offset()))}
	if a.Name != nil {
		out.Name = a.Name.Value
	}
	end := r.end(int(a.End().Offset()))
	out.Value = Word{Start: end, End: end, Static: true}
	if a.Value != nil {
		out.Value = r.word(a.Value)
		r.substituted(a.Value, context{outer: outer, into: out.Name})
	}
	if !kept {
		return out
	}
	if out.Value.Static && a.Array == nil && a.Index == nil && !a.Append {
		r.values[out.Name] = out.Value.Value
	} else {
		delete(r.values, out.Name)
	}
	return out
}

// declare reads export, local, readonly and their kind.
func (r *reader) declare(d *syntax.DeclClause, c context) {
	for _, a := range d.Args {
		if a.Name != nil && !a.Naked {
			r.assign(a, true, c.outer)
		}
	}
}

func (r *reader) redirects(list []*syntax.Redirect, cmd *Command) []Redirect {
	var out []Redirect
	for _, redirect := range list {
		one := Redirect{Op: redirect.Op.String()}
		if redirect.Word != nil {
			one.Target = r.word(redirect.Word)
			r.nested(redirect.Word, cmd)
		}
		if redirect.Hdoc != nil {
			start, end := r.body(redirect)
			one.Heredoc = r.raw(start, end)
			r.nested(redirect.Hdoc, cmd)
			r.heredoc(start, end, cmd)
		}
		out = append(out, one)
	}
	return out
}

// body is where a here-document's lines are; the parser counts the terminator in.
func (r *reader) body(redirect *syntax.Redirect) (start, end int) {
	start, end = int(redirect.Hdoc.Pos().Offset()), int(redirect.Hdoc.End().Offset())
	text := r.raw(start, end)
	last := strings.LastIndexByte(strings.TrimRight(text, "\r\n"), '\n') + 1
	if strings.TrimSpace(text[last:]) == r.word(redirect.Word).Value {
		end = start + last
	}
	return start, end
}

// compoundRedirects gives `{ a; b; } >file` to the commands inside.
func (r *reader) compoundRedirects(s *syntax.Stmt, commands []*Command) {
	if _, simple := s.Cmd.(*syntax.CallExpr); simple || len(s.Redirs) == 0 || len(commands) == 0 {
		return
	}
	redirects := r.redirects(s.Redirs, commands[0])
	for _, c := range commands {
		c.Redirect = append(c.Redirect, redirects...)
	}
}

// nested reads the commands of $( ), ` ` and <( ) inside a word.
func (r *reader) nested(w *syntax.Word, outer *Command) { r.substituted(w, context{outer: outer}) }

func (r *reader) substituted(w *syntax.Word, c context) {
	if w == nil || r.expanded {
		return
	}
	if _, written := literalWord(w); written {
		return
	}
	syntax.Walk(w, func(n syntax.Node) bool {
		switch n := n.(type) {
		case *syntax.CmdSubst:
			r.stmts(n.Stmts, c)
			return false
		case *syntax.ProcSubst:
			r.stmts(n.Stmts, c)
			return false
		}
		return true
	})
}

func (r *reader) end(end int) int {
	end = min(end, len(r.source))
	for end > 0 && r.source[end-1] == '\r' {
		end-- // the parser takes the CR of a CRLF with the word before it
	}
	if end <= 0 {
		return r.at(0)
	}
	return r.at(end-1) + 1
}

// masked says whether a range of the source touches a workflow expression.
func (r *reader) masked(start, end int) bool {
	i := sort.Search(len(r.masks), func(i int) bool { return r.masks[i].end > start })
	return i < len(r.masks) && r.masks[i].start < end
}

func isShell(name string) bool {
	switch strings.TrimSuffix(name, ".exe") {
	case "sh", "bash", "dash", "ash", "zsh", "ksh":
		return true
	}
	return false
}
