package source

import (
	"go/ast"
	"go/token"
	"strings"
)

// word is one of the words that a program is started with: os.Args[1].
type word struct{}

const (
	allWords   = "os.Args" // the program's own name is among them
	laterWords = "os.Args[1:]"
)

func init() {
	later := func(c *call) value { return &object{ext: laterWords, fields: map[string]*cell{}, at: c.at} }
	one := func(*call) value { return &word{} }
	for _, p := range []string{"flag", "github.com/spf13/pflag"} {
		externals[p+".Args"], externals[p+".Arg"] = later, one
	}
}

// wordsBehind is what is left of the words when some are cut off.
func wordsBehind(v value) value {
	if o, ok := first(v).(*object); ok && (o.ext == allWords || o.ext == laterWords) {
		return &object{ext: laterWords, fields: map[string]*cell{}, at: o.at}
	}
	return nil
}

// wordAt is one of the words by its index.
func wordAt(o *object, index value) (value, bool) {
	if o.ext != allWords && o.ext != laterWords {
		return nil, false
	}
	if text, ok := textOf(index); ok && o.ext == allWords && text == "0" {
		return nil, true
	}
	return &word{}, true
}

func isStartWord(v value) bool {
	for _, alt := range alternatives(v) {
		if _, ok := first(alt).(*word); ok {
			return true
		}
	}
	return false
}

// dispatch runs a switch over a word by hand: each clause is a subcommand.
//
//	switch os.Args[1] {
//	case "serve":
//		serve()
//	}
func (fr *frame) dispatch(s *ast.SwitchStmt) {
	for _, one := range s.Body.List {
		clause, ok := one.(*ast.CaseClause)
		if !ok {
			continue
		}
		if len(clause.List) == 0 {
			fr.under(func() { fr.block(clause.Body) })
			continue
		}
		name, _ := textOf(fr.eval(clause.List[0]))
		fr.underCommand(name, func() { fr.block(clause.Body) })
	}
}

// underCommand runs what a subcommand does.
func (fr *frame) underCommand(name string, run func()) {
	if name == "" || strings.HasPrefix(name, "-") {
		fr.branch(guard{setting: name, holds: false}, run)
		return
	}
	fr.subcommand = append(fr.subcommand, name)
	fr.ran[strings.Join(fr.subcommand, " ")] = true
	fr.under(run)
	fr.subcommand = fr.subcommand[:len(fr.subcommand)-1]
}

// asksWord is the word that a condition wants: "serve" in
// len(os.Args) > 1 && os.Args[1] == "serve".
func (fr *frame) asksWord(cond ast.Expr) string {
	x, ok := cond.(*ast.BinaryExpr)
	switch {
	case !ok:
		return ""
	case x.Op == token.LAND:
		if name := fr.asksWord(x.X); name != "" {
			return name
		}
		return fr.asksWord(x.Y)
	case x.Op != token.EQL:
		return ""
	}
	lit, isLit := x.Y.(*ast.BasicLit)
	if !isLit || lit.Kind != token.STRING || !isStartWord(fr.eval(x.X)) {
		return ""
	}
	name, _ := textOf(fr.eval(lit))
	return name
}
