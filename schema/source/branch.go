package source

import (
	"go/ast"
	"go/token"
	"slices"
	"strconv"
	"strings"
)

// ifStmt runs both branches, unless the condition is known.
func (fr *frame) ifStmt(s *ast.IfStmt) {
	outer := fr.scope
	fr.scope = outer.inner()
	defer func() { fr.scope = outer }()
	if s.Init != nil {
		fr.stmt(s.Init)
	}
	fr.required(s)
	holds, setting, known := fr.condition(s.Cond)
	switch {
	case known && setting == "" && holds:
		fr.block(s.Body.List)
	case known && setting == "":
		fr.otherwise(s.Else)
	default:
		fr.branch(guard{setting, !known || holds}, func() { fr.block(s.Body.List) })
		fr.branch(guard{setting, !known || !holds}, func() { fr.otherwise(s.Else) })
		fr.left = ""
		if known && holds && s.Else == nil && leavesQuietly(s.Body) {
			fr.left = setting
		}
	}
}

// leavesQuietly says whether a block ends with a return that reports no error,
// as in "if addr == "" { return nil }": what follows is switched off.
func leavesQuietly(body *ast.BlockStmt) bool {
	if len(body.List) == 0 {
		return false
	}
	s, ok := body.List[len(body.List)-1].(*ast.ReturnStmt)
	if !ok {
		return false
	}
	for _, result := range s.Results {
		name, isName := result.(*ast.Ident)
		if _, isLiteral := result.(*ast.BasicLit); !isName && !isLiteral || isName && strings.HasPrefix(strings.ToLower(name.Name), "err") {
			return false
		}
	}
	return true
}

func (fr *frame) otherwise(s ast.Stmt) {
	if s != nil {
		fr.stmt(s)
	}
}

// branch runs code under a condition that holds by default or not.
func (fr *frame) branch(g guard, run func()) {
	fr.guards = append(fr.guards, g)
	if !g.holds {
		fr.off++
	}
	fr.under(run)
	if !g.holds {
		fr.off--
	}
	fr.guards = fr.guards[:len(fr.guards)-1]
}

// condition judges a condition: whether it holds, by which setting's default,
// and whether that is known.
func (fr *frame) condition(expr ast.Expr) (holds bool, by string, known bool) {
	switch x := expr.(type) {
	case *ast.ParenExpr:
		return fr.condition(x.X)
	case *ast.UnaryExpr:
		if x.Op == token.NOT {
			holds, by, known = fr.condition(x.X)
			return !holds, by, known
		}
	case *ast.BinaryExpr:
		return fr.comparison(x)
	}
	v := fr.eval(expr)
	if field, ok := expr.(*ast.SelectorExpr); ok {
		if k, isConstant := deref(v).(*constant); isConstant && k.zero && k.kind == kindBool {
			return false, field.Sel.Name, true // a switch that nothing was seen to turn on
		}
	}
	return truth(v)
}

func (fr *frame) comparison(x *ast.BinaryExpr) (holds bool, by string, known bool) {
	switch x.Op {
	case token.LAND, token.LOR:
		return fr.connective(x)
	case token.EQL, token.NEQ:
		if of := lengthOf(x); of != nil { // len(s) == 0 is s == ""
			x = &ast.BinaryExpr{X: of, Op: x.Op, Y: &ast.BasicLit{Kind: token.STRING, Value: `""`}}
		}
		a, b := fr.eval(x.X), fr.eval(x.Y)
		if name, ok := fr.unsetGlobal(x, a); ok {
			return x.Op == token.EQL, name, true
		}
		if name, ok := unsetField(x, a, b); ok {
			return x.Op == token.EQL, name, true
		}
		if name, ok := emptiness(a, b); ok {
			return x.Op == token.EQL, name, true
		}
		left, by, ok := settled(a)
		right, by2, ok2 := settled(b)
		if !ok || !ok2 {
			return false, "", false
		}
		return (left == right) == (x.Op == token.EQL), by + by2, true
	}
	return fr.ordering(x)
}

// unsetGlobal is a package's or struct's pointer that is compared with nil and that
// nothing sets by default.
func (fr *frame) unsetGlobal(x *ast.BinaryExpr, v value) (name string, ok bool) {
	if null, isName := x.Y.(*ast.Ident); !isName || null.Name != "nil" {
		return "", false
	}
	if o, isObject := deref(v).(*object); !isObject || !isEmpty(o) {
		return "", false
	}
	switch at := x.X.(type) {
	case *ast.Ident:
		return at.Name, fr.scope.find(at.Name) == nil && fr.file.pkg.pointer(at.Name)
	case *ast.SelectorExpr:
		if name, isName := at.X.(*ast.Ident); isName && fr.scope.find(name.Name) == nil {
			to, _ := fr.file.imported(name.Name)
			p := fr.file.repoPackage(to)
			if p != nil || to != "" {
				return at.Sel.Name, p != nil && p.pointer(at.Sel.Name)
			}
		}
		return at.Sel.Name, true // a field that nothing was seen to set
	}
	return "", false
}

// unsetField is a text field that nothing was seen to set, compared with "": it
// is empty until somebody configures it.
func unsetField(x *ast.BinaryExpr, a, b value) (name string, ok bool) {
	field, isSelector := x.X.(*ast.SelectorExpr)
	k, isConstant := deref(a).(*constant)
	if !isSelector || !isConstant || !k.zero || k.kind != kindString || !isErased(b) {
		return "", false
	}
	return field.Sel.Name, true
}

// allUnset says whether each of several values is a setting that is empty by default.
func allUnset(c *choice) bool {
	for _, alt := range c.alts {
		s, ok := deref(alt).(*setting)
		if text, known := defaultText(alt); !ok || !known || text != "" || s.source == fromConfig && s.def != nil {
			return false
		}
	}
	return len(c.alts) > 0
}

// pointer says whether a name is a variable of a pointer type without a value.
func (p *pkg) pointer(name string) bool {
	v := p.variable(name)
	if v == nil || v.expr != nil {
		return false
	}
	_, ok := v.typ.(*ast.StarExpr)
	return ok
}

// lengthOf is s in len(s) == 0 where that can be read as a comparison with "".
func lengthOf(x *ast.BinaryExpr) ast.Expr {
	call, ok := x.X.(*ast.CallExpr)
	zero, isLit := x.Y.(*ast.BasicLit)
	if !ok || !isLit || zero.Value != "0" || len(call.Args) != 1 {
		return nil
	}
	if name, ok := call.Fun.(*ast.Ident); !ok || name.Name != "len" {
		return nil
	}
	return call.Args[0]
}

// ordering compares numbers: "if cfg.MetricsPort > 0".
func (fr *frame) ordering(x *ast.BinaryExpr) (holds bool, by string, known bool) {
	if of := lengthOf(x); of != nil && x.Op == token.GTR {
		return fr.comparison(&ast.BinaryExpr{X: of, Op: token.NEQ, Y: &ast.BasicLit{Kind: token.STRING, Value: `""`}})
	}
	left, by, ok := settled(fr.eval(x.X))
	right, by2, ok2 := settled(fr.eval(x.Y))
	a, err := strconv.ParseInt(left, 10, 64)
	b, err2 := strconv.ParseInt(right, 10, 64)
	if !ok || !ok2 || err != nil || err2 != nil {
		return false, "", false
	}
	switch x.Op {
	case token.GTR:
		return a > b, by + by2, true
	case token.GEQ:
		return a >= b, by + by2, true
	case token.LSS:
		return a < b, by + by2, true
	case token.LEQ:
		return a <= b, by + by2, true
	}
	return false, "", false
}

func (fr *frame) connective(x *ast.BinaryExpr) (holds bool, by string, known bool) {
	a, by1, known1 := fr.condition(x.X)
	b, by2, known2 := fr.condition(x.Y)
	decides := x.Op == token.LOR
	switch {
	case known1 && a == decides:
		return decides, by1, true
	case known2 && b == decides:
		return decides, by2, true
	case known1 && known2:
		return !decides, by1 + by2, true
	}
	return false, "", false
}

// emptiness is a comparison of an environment variable that has no default
// with "": by default it is not set. Its comparison with another text says
// nothing: whoever starts the program has to choose.
func emptiness(a, b value) (name string, ok bool) {
	if c, ok := deref(a).(*choice); ok && isErased(b) && slices.ContainsFunc(c.alts, isErased) {
		return "its address", true // set to "" by a condition that is not known
	}
	if c, ok := deref(a).(*choice); ok && isErased(b) && allUnset(c) {
		return settingName(c.alts[0]), true
	}
	s, isSetting := deref(a).(*setting)
	k, isConstant := deref(b).(*constant)
	if !isSetting || !isConstant || k.kind != kindString || k.s != "" {
		return "", false
	}
	unset := chain(s)
	last := unset[len(unset)-1]
	return last.name, last.source != fromFlag && last.def == nil
}

func truth(v value) (holds bool, by string, known bool) {
	if p, ok := deref(v).(*presence); ok { // a variable is not set by default
		if defaultOf(p.of) == nil {
			return false, p.of.name, true
		}
		return false, "", false
	}
	if s, ok := deref(v).(*setting); ok { // a switch in the environment is off until it is set
		all := chain(s)
		if last := all[len(all)-1]; last.source == fromEnv && last.def == nil {
			return false, last.name, true
		}
	}
	text, by, ok := settled(v)
	if !ok || text != "true" && text != "false" {
		return false, "", false
	}
	return text == "true", by, true
}

// settled is the text of a constant, or of a setting at its default. A variable
// that nobody set yet is not settled: what sets it may not have been seen.
func settled(v value) (text, by string, ok bool) {
	switch v := deref(v).(type) {
	case *constant:
		if v.zero || v.kind == kindNil {
			return "", "", false
		}
		return v.text(), "", true
	case *setting:
		if text, ok := textOf(v); ok {
			return text, v.name, true
		}
	}
	return "", "", false
}

// required marks an environment variable as required where the program ends
// because it is empty:
//
//	if dsn == "" {
//		log.Fatal("DATABASE_URL is not set")
//	}
func (fr *frame) required(s *ast.IfStmt) {
	if s.Else != nil || !ends(s.Body) {
		return
	}
	ast.Inspect(s.Cond, func(n ast.Node) bool {
		switch x := n.(type) {
		case *ast.CallExpr, *ast.FuncLit:
			return false
		case *ast.UnaryExpr: // !ok of os.LookupEnv
			if x.Op == token.NOT {
				fr.requireSetting(fr.eval(x.X), true)
			}
		case *ast.BinaryExpr:
			if lit, ok := x.Y.(*ast.BasicLit); ok && x.Op == token.EQL && lit.Value == `""` {
				fr.requireSetting(fr.eval(x.X), false)
			}
		}
		return true
	})
}

func (fr *frame) requireSetting(v value, found bool) {
	if f, ok := deref(v).(*presence); ok && found {
		v = f.of
	}
	for range 4 {
		s, ok := deref(v).(*setting)
		if !ok {
			return
		}
		if s.source == fromEnv && s.def == nil {
			fr.requireEnv(s.name)
		}
		v = s.def
	}
}

// presence is the second result of os.LookupEnv.
type presence struct{ of *setting }

// ends says whether a block's last statement ends the program or returns an error.
func ends(body *ast.BlockStmt) bool {
	if len(body.List) == 0 {
		return false
	}
	switch s := body.List[len(body.List)-1].(type) {
	case *ast.ReturnStmt:
		return returnsError(s)
	case *ast.ExprStmt:
		call, ok := s.X.(*ast.CallExpr)
		if !ok {
			return false
		}
		switch f := call.Fun.(type) {
		case *ast.Ident:
			return f.Name == "panic"
		case *ast.SelectorExpr:
			switch f.Sel.Name {
			case "Fatal", "Fatalf", "Fatalln", "Panic", "Panicf", "Exit":
				return true
			}
		}
	}
	return false
}

// returnsError says whether a return's last result is made by an error's usual maker.
func returnsError(s *ast.ReturnStmt) bool {
	if len(s.Results) == 0 {
		return false
	}
	switch x := s.Results[len(s.Results)-1].(type) {
	case *ast.CallExpr:
		sel, ok := x.Fun.(*ast.SelectorExpr)
		return ok && (sel.Sel.Name == "Errorf" || sel.Sel.Name == "New")
	case *ast.Ident:
		return len(x.Name) > 3 && (x.Name[:3] == "Err" || x.Name[:3] == "err")
	}
	return false
}

func (fr *frame) switchStmt(s *ast.SwitchStmt) {
	if s.Init != nil {
		fr.stmt(s.Init)
	}
	if s.Tag == nil {
		fr.conditions(s.Body.List)
		return
	}
	tag, by, known := settled(fr.eval(s.Tag))
	if !known {
		fr.clauses(s.Body)
		return
	}
	matched := false
	for _, one := range s.Body.List {
		clause, ok := one.(*ast.CaseClause)
		if !ok {
			continue
		}
		holds := clause.List == nil && !matched || fr.matches(clause.List, tag)
		matched = matched || holds
		if by != "" || holds {
			fr.branch(guard{by, holds}, func() { fr.block(clause.Body) })
		}
	}
}

// conditions runs a switch without a tag, which is a chain of if and else: a
// clause runs where its condition may hold and none above it does for sure.
func (fr *frame) conditions(list []ast.Stmt) {
	var otherwise *ast.CaseClause
	taken := false // by a condition that holds by default
	for _, one := range list {
		clause, ok := one.(*ast.CaseClause)
		if !ok || clause.List == nil {
			otherwise = clause
			continue
		}
		holds, by, known := fr.condition(clause.List[0])
		if len(clause.List) > 1 {
			known = false
		}
		if known && by == "" && !holds {
			continue
		}
		fr.branch(guard{by, !taken && (!known || holds)}, func() { fr.block(clause.Body) })
		taken = taken || known && holds
		if known && by == "" && holds {
			return
		}
	}
	if otherwise != nil {
		fr.branch(guard{"", !taken}, func() { fr.block(otherwise.Body) })
	}
}

func (fr *frame) matches(list []ast.Expr, tag string) bool {
	for _, expr := range list {
		text, _, ok := settled(fr.eval(expr))
		if !ok || text == tag {
			return true
		}
	}
	return false
}

// clauses runs every clause of a switch or select.
func (fr *frame) clauses(body *ast.BlockStmt) {
	for _, one := range body.List {
		fr.under(func() {
			switch clause := one.(type) {
			case *ast.CaseClause:
				for _, expr := range clause.List {
					fr.eval(expr)
				}
				fr.block(clause.Body)
			case *ast.CommClause:
				outer := fr.scope
				fr.scope = outer.inner()
				if clause.Comm != nil {
					fr.stmt(clause.Comm)
				}
				fr.block(clause.Body)
				fr.scope = outer
			}
		})
	}
}

// endless says whether a loop without a condition ends only with the program:
// it is left nowhere, or only where a channel says so (a context that is done,
// a signal, a closed queue).
func endless(body *ast.BlockStmt) bool {
	leaves, inComm := false, 0
	var visit func(n ast.Node) bool
	visit = func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.CommClause:
			inComm++
			for _, stmt := range n.Body {
				ast.Inspect(stmt, visit)
			}
			inComm--
			return false
		case *ast.ReturnStmt:
			leaves = leaves || inComm == 0
		case *ast.BranchStmt:
			leaves = leaves || n.Tok == token.BREAK && inComm == 0 || n.Tok == token.GOTO
		case *ast.SwitchStmt, *ast.TypeSwitchStmt, *ast.ForStmt, *ast.RangeStmt:
			leaves = leaves || returns(n) && inComm == 0
			return false
		case *ast.IfStmt:
			if asksContext(n) {
				return false
			}
			leaves = leaves || inComm > 0 && isClosed(n.Cond) && returns(n)
		}
		return true
	}
	ast.Inspect(body, visit)
	return !leaves
}

// isClosed says whether a condition is about a channel that was closed: !ok. A
// loop that ends then works off what it is given.
func isClosed(cond ast.Expr) bool {
	not, ok := cond.(*ast.UnaryExpr)
	if !ok || not.Op != token.NOT {
		return false
	}
	_, isName := not.X.(*ast.Ident)
	return isName
}

// asksContext says whether a branch is about a context's end: ctx.Err() != nil.
func asksContext(s *ast.IfStmt) (found bool) {
	ast.Inspect(s.Cond, func(n ast.Node) bool {
		if sel, ok := n.(*ast.SelectorExpr); ok && (sel.Sel.Name == "Err" || sel.Sel.Name == "Canceled") {
			found = true
		}
		return !found
	})
	return found
}

func returns(n ast.Node) (found bool) {
	ast.Inspect(n, func(n ast.Node) bool {
		switch n.(type) {
		case *ast.FuncLit, *ast.CommClause:
			return false
		case *ast.ReturnStmt:
			found = true
		}
		return !found
	})
	return found
}
