package source

import (
	"go/ast"
	"go/token"
	"slices"
	"strconv"
	"strings"
)

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
	if name := fr.switchUnless(expr); name != "" {
		return false, name, true
	}
	v := fr.eval(expr)
	if field, ok := expr.(*ast.SelectorExpr); ok {
		if k, isConstant := deref(v).(*constant); isConstant && k.zero && k.kind == kindBool {
			return false, field.Sel.Name, true // a switch that nothing was seen to turn on
		}
		if strings.HasPrefix(field.Sel.Name, "Enable") && isUnread(v) {
			return false, field.Sel.Name, true // a switch of a configuration that is not read here
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
		if name := fr.optional(x); name != "" {
			return x.Op == token.EQL, name, true
		}
		if name, ok := fr.unsetGlobal(x, a); ok {
			return x.Op == token.EQL, name, true
		}
		if name, ok := unsetField(x, a, b); ok {
			return x.Op == token.EQL, name, true
		}
		if name, ok := nilField(x, a); ok {
			return x.Op == token.EQL, name, true
		}
		if name, ok := emptyMap(x, a, b); ok {
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

// nilField is a field that was given nil, compared with nil: what it would hold is
// made only when something is configured.
func nilField(x *ast.BinaryExpr, a value) (name string, ok bool) {
	field, isSelector := x.X.(*ast.SelectorExpr)
	null, isName := x.Y.(*ast.Ident)
	k, isConstant := deref(a).(*constant)
	if !isSelector || !isName || !isConstant || null.Name != "nil" || k.kind != kindNil {
		return "", false
	}
	return field.Sel.Name, true
}

// emptyMap is a map that nothing was seen to fill, whose length is compared with 0:
// what fills it comes from the outside.
func emptyMap(x *ast.BinaryExpr, a, b value) (name string, ok bool) {
	d, isMap := deref(a).(*dictionary)
	if !isMap || len(d.keys) > 0 || !isErased(b) {
		return "", false
	}
	switch from := x.X.(type) {
	case *ast.Ident:
		return from.Name, true
	case *ast.SelectorExpr:
		return from.Sel.Name, true
	}
	return "", false
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
		if p.of.given {
			return true, "", true
		}
		if defaultOf(p.of) == nil {
			return false, p.of.name, true
		}
		return false, "", false
	}
	if s, ok := deref(v).(*setting); ok { // a switch in the environment or a configuration is off until it is set
		all := chain(s)
		if last := all[len(all)-1]; last.source != fromFlag && last.def == nil {
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
		if text, ok := textOf(v); ok && v.isGiven() {
			return text, "", true
		} else if ok {
			return text, v.name, true
		}
	}
	return "", "", false
}
