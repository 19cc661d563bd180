package source

import (
	"go/ast"
	"go/token"
	"slices"
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
	if name := fr.asksWord(s.Cond); name != "" {
		fr.underCommand(name, func() { fr.block(s.Body.List) })
		fr.under(func() { fr.otherwise(s.Else) })
		return
	}
	holds, setting, known := fr.condition(s.Cond)
	switch {
	case known && setting == "" && holds:
		fr.block(s.Body.List)
	case known && setting == "":
		fr.otherwise(s.Else)
	default:
		fr.branch(guard{setting, !known || holds, given(s.Cond)}, func() { fr.block(s.Body.List) })
		fr.branch(guard{setting: setting, holds: !known || !holds}, func() { fr.otherwise(s.Else) })
		fr.left = ""
		if known && holds && s.Else == nil && leavesQuietly(s.Body) {
			fr.left = setting
		} else if name, ok := fr.switchedOff(s); ok && !known {
			fr.left = name
		}
	}
}

// given is what a condition wants to be there: addr in addr != "".
func given(cond ast.Expr) string {
	x, ok := cond.(*ast.BinaryExpr)
	if !ok || x.Op != token.NEQ {
		return ""
	}
	if lit, isLit := x.Y.(*ast.BasicLit); !isLit || lit.Value != `""` {
		return ""
	}
	switch name := x.X.(type) {
	case *ast.Ident:
		return name.Name
	case *ast.SelectorExpr:
		return name.Sel.Name
	}
	return ""
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
	for i, result := range s.Results {
		name, isName := result.(*ast.Ident)
		if _, isCall := result.(*ast.CallExpr); isCall && i < len(s.Results)-1 && namesNil(s.Results[len(s.Results)-1]) {
			continue // something idle instead, and no error
		}
		if _, isLiteral := result.(*ast.BasicLit); !isName && !isLiteral || isStatus(result) || isName && strings.HasPrefix(strings.ToLower(name.Name), "err") {
			return false
		}
	}
	return true
}

func namesNil(expr ast.Expr) bool {
	name, ok := expr.(*ast.Ident)
	return ok && name.Name == "nil"
}

// isStatus says whether a result is the exit status of a failure: 1.
func isStatus(result ast.Expr) bool {
	lit, ok := result.(*ast.BasicLit)
	return ok && lit.Kind == token.INT && strings.Trim(lit.Value, "0") != ""
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
	return len(s.Results) == 1 && isStatus(s.Results[0])
}

func (fr *frame) switchStmt(s *ast.SwitchStmt) {
	if s.Init != nil {
		fr.stmt(s.Init)
	}
	if s.Tag == nil {
		fr.conditions(s.Body.List)
		return
	}
	v := fr.eval(s.Tag)
	if isStartWord(v) {
		fr.dispatch(s)
		return
	}
	if o, ok := first(v).(*object); ok && o.ext == kingpinSelected {
		fr.chosen(s.Body)
		return
	}
	tag, by, known := settled(v)
	if name, unset := emptiness(v, &constant{}); !known && unset && fr.namesEmpty(s.Body) {
		by, known = name, true
	}
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
			fr.branch(guard{setting: by, holds: holds}, func() { fr.block(clause.Body) })
		}
	}
}

// namesEmpty says whether a switch has a clause for "": what is not set was thought of.
func (fr *frame) namesEmpty(body *ast.BlockStmt) bool {
	return slices.ContainsFunc(body.List, func(one ast.Stmt) bool {
		clause, ok := one.(*ast.CaseClause)
		return ok && slices.ContainsFunc(clause.List, func(expr ast.Expr) bool { return isErased(fr.eval(expr)) })
	})
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
		fr.branch(guard{setting: by, holds: !taken && (!known || holds)}, func() { fr.block(clause.Body) })
		taken = taken || known && holds
		if known && by == "" && holds {
			return
		}
	}
	if otherwise != nil {
		fr.branch(guard{setting: "", holds: !taken}, func() { fr.block(otherwise.Body) })
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
		switch n := n.(type) {
		case *ast.FuncLit, *ast.CommClause:
			return false
		case *ast.ReturnStmt:
			found = true
		case *ast.BranchStmt:
			found = found || n.Tok == token.BREAK && n.Label != nil
		}
		return !found
	})
	return found
}
