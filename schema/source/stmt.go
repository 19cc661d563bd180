package source

import (
	"go/ast"
	"go/token"
	"strconv"
	"strings"
)

func (fr *frame) block(stmts []ast.Stmt) {
	outer, guards, off, cond := fr.scope, len(fr.guards), fr.off, fr.cond
	fr.scope = outer.inner()
	for _, stmt := range stmts {
		if fr.ended || !fr.step() {
			break
		}
		fr.left = ""
		fr.stmt(stmt)
		if _, isIf := stmt.(*ast.IfStmt); isIf && fr.left != "" { // what follows does not run by default
			fr.guards = append(fr.guards, guard{setting: fr.left, holds: false})
			fr.off++
			fr.cond++
		}
	}
	fr.scope, fr.guards, fr.off, fr.cond = outer, fr.guards[:guards], off, cond
}

func (fr *frame) stmt(stmt ast.Stmt) {
	switch s := stmt.(type) {
	case *ast.ExprStmt:
		fr.eval(s.X)
	case *ast.AssignStmt:
		fr.assignStmt(s)
	case *ast.DeclStmt:
		fr.declare(s)
	case *ast.ReturnStmt:
		fr.returnStmt(s)
	case *ast.IfStmt:
		fr.ifStmt(s)
	case *ast.GoStmt:
		fr.spawned++
		fr.eval(s.Call)
		fr.spawned--
	case *ast.DeferStmt:
		fr.deferred = append(fr.deferred, deferred{s.Call, fr.scope})
	case *ast.SendStmt:
		fr.eval(s.Value)
	case *ast.IncDecStmt:
		fr.eval(s.X)
	case *ast.LabeledStmt:
		fr.stmt(s.Stmt)
	default:
		fr.nested(stmt)
	}
}

// nested runs the statements that hold blocks.
func (fr *frame) nested(stmt ast.Stmt) {
	outer := fr.scope
	fr.scope = outer.inner()
	defer func() { fr.scope = outer }()
	switch s := stmt.(type) {
	case *ast.BlockStmt:
		fr.block(s.List)
	case *ast.ForStmt:
		fr.forStmt(s)
	case *ast.RangeStmt:
		fr.rangeStmt(s)
	case *ast.SwitchStmt:
		fr.switchStmt(s)
	case *ast.TypeSwitchStmt:
		fr.clauses(s.Body)
	case *ast.SelectStmt:
		if len(s.Body.List) == 0 {
			fr.waits = append(fr.waits, place{fr.file, s.Pos()})
		}
		fr.clauses(s.Body)
	}
}

func (fr *frame) declare(s *ast.DeclStmt) {
	decl, ok := s.Decl.(*ast.GenDecl)
	if !ok {
		return
	}
	for _, spec := range decl.Specs {
		vs, ok := spec.(*ast.ValueSpec)
		if !ok {
			continue
		}
		typ := fr.file.typeOf(vs.Type)
		values := fr.values(vs.Values, len(vs.Names))
		for i, name := range vs.Names {
			if i < len(values) {
				fr.define(name.Name, values[i], typ)
			} else {
				fr.define(name.Name, fr.zero(typ, place{fr.file, name.Pos()}), typ)
			}
		}
	}
}

// values evaluates the right side of an assignment to n variables.
func (fr *frame) values(exprs []ast.Expr, n int) []value {
	if len(exprs) == 1 && n > 1 {
		v := fr.eval(exprs[0])
		t, ok := v.(tuple)
		if !ok {
			t = tuple{v}
		}
		for len(t) < n {
			t = append(t, nil)
		}
		return t
	}
	var all []value
	for _, expr := range exprs {
		all = append(all, single(fr.eval(expr)))
	}
	return all
}

func single(v value) value {
	if t, ok := v.(tuple); ok {
		if len(t) == 0 {
			return nil
		}
		return t[0]
	}
	return v
}

func (fr *frame) assignStmt(s *ast.AssignStmt) {
	values := fr.values(s.Rhs, len(s.Lhs))
	for i, to := range s.Lhs {
		if i >= len(values) {
			return
		}
		v := values[i]
		if s.Tok == token.ADD_ASSIGN {
			v = concat(fr.eval(to), v)
		}
		name, isName := to.(*ast.Ident)
		if s.Tok == token.DEFINE && isName {
			if c := fr.scope.cells[name.Name]; c != nil {
				fr.set(c, v)
			} else {
				fr.define(name.Name, v, nil)
			}
			continue
		}
		fr.assign(to, v)
	}
}

// assign sets a variable, field or element.
func (fr *frame) assign(to ast.Expr, v value) {
	switch x := to.(type) {
	case *ast.ParenExpr:
		fr.assign(x.X, v)
	case *ast.StarExpr:
		if r, ok := fr.eval(x.X).(*reference); ok {
			fr.set(r.cell, v)
			return
		}
		fr.assign(x.X, v)
	case *ast.IndexExpr:
		fr.assignElement(x, v)
	default:
		if c := fr.cellOf(to); c != nil {
			fr.set(c, v)
		}
	}
}

func (fr *frame) assignElement(x *ast.IndexExpr, v value) {
	switch container := first(fr.eval(x.X)).(type) {
	case *dictionary:
		if key, ok := textOf(fr.eval(x.Index)); ok {
			container.put(key, v)
		}
	case *list:
		container.elems, container.none = append(container.elems, v), false
	}
}

func (d *dictionary) put(key string, v value) {
	if _, had := d.values[key]; !had {
		d.keys = append(d.keys, key)
	}
	d.values[key] = v
}

func (fr *frame) returnStmt(s *ast.ReturnStmt) {
	var values []value
	switch {
	case len(s.Results) == 0:
		for _, c := range fr.named {
			values = append(values, c.v)
		}
	case len(s.Results) == 1:
		v := fr.eval(s.Results[0])
		if t, ok := v.(tuple); ok {
			values = t
		} else {
			values = []value{v}
		}
	default:
		values = fr.values(s.Results, len(s.Results))
	}
	fr.addResults(values)
	if fr.cond == fr.base {
		fr.ended = true
	}
}

func (fr *frame) addResults(values []value) {
	for i, v := range values {
		switch {
		case i >= len(fr.results) && (fr.off == fr.baseOff || isSet(v)):
			fr.results = append(fr.results, v)
		case i >= len(fr.results):
			fr.results = append(fr.results, fr.switched(v))
		case fr.off == fr.baseOff || isSet(v):
			fr.results[i] = join(fr.results[i], v)
		}
	}
}

// switched is a true or false that a function returns when a setting is given:
// by default it returns what comes later.
func (fr *frame) switched(v value) value {
	k, ok := deref(v).(*constant)
	if !ok || k.kind != kindBool {
		return nil
	}
	for _, g := range fr.guards {
		if !g.holds && g.setting != "" {
			return &setting{source: fromEnv, name: g.setting, at: k.at} // not set by default
		}
	}
	return nil
}

func (fr *frame) forStmt(s *ast.ForStmt) {
	if s.Init != nil {
		fr.stmt(s.Init)
	}
	if s.Cond == nil && endless(s.Body) {
		fr.loop(place{fr.file, s.Pos()})
	}
	fr.under(func() {
		if s.Cond != nil {
			fr.eval(s.Cond)
		}
		fr.block(s.Body.List)
	})
}

// loop notes an endless loop: in the program's own flow, or beside it.
func (m *machine) loop(at place) {
	m.seen++
	if m.spawned > 0 {
		m.beside = append(m.beside, at)
	} else {
		m.loops = append(m.loops, consumption{at: at, command: strings.Join(m.subcommand, " "), off: m.off > 0})
	}
}

// under runs code that may run or not.
func (fr *frame) under(run func()) {
	fr.cond++
	run()
	fr.cond--
}

// rangeStmt runs the body for each known element; once when none is known.
func (fr *frame) rangeStmt(s *ast.RangeStmt) {
	over := fr.eval(s.X)
	if l := longest(over); l != nil {
		over = l
		if l.none {
			return
		}
	}
	keys, values := elements(first(over))
	if len(values) == 0 {
		fr.under(func() { fr.iteration(s, nil, nil) })
	}
	for i := range min(len(values), maxElements) {
		fr.iteration(s, keys[i], values[i])
	}
}

func (fr *frame) iteration(s *ast.RangeStmt, key, v value) {
	outer := fr.scope
	fr.scope = outer.inner()
	fr.loopVariable(s, s.Key, key)
	fr.loopVariable(s, s.Value, v)
	fr.block(s.Body.List)
	fr.scope = outer
}

func (fr *frame) loopVariable(s *ast.RangeStmt, to ast.Expr, v value) {
	name, ok := to.(*ast.Ident)
	if !ok {
		return
	}
	if s.Tok == token.DEFINE {
		fr.define(name.Name, v, nil)
	} else {
		fr.assign(name, v)
	}
}

// elements of a list or map with their keys.
func elements(v value) (keys, values []value) {
	switch v := v.(type) {
	case *list:
		for i, elem := range v.elems {
			keys = append(keys, &constant{kind: kindString, s: strconv.Itoa(i)})
			values = append(values, elem)
		}
	case *dictionary:
		for _, key := range v.keys {
			keys = append(keys, &constant{kind: kindString, s: key})
			values = append(values, v.values[key])
		}
	}
	return keys, values
}
