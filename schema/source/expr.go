package source

import (
	"go/ast"
	"go/token"
	"strconv"
	"strings"
)

// eval is the value of an expression; its calls take effect.
func (fr *frame) eval(expr ast.Expr) value {
	if expr == nil || !fr.step() || fr.nesting > maxExpression {
		return nil
	}
	fr.nesting++
	defer func() { fr.nesting-- }()
	switch x := expr.(type) {
	case *ast.BasicLit:
		return fr.basicLit(x)
	case *ast.Ident:
		return fr.ident(x)
	case *ast.SelectorExpr:
		return fr.selector(x)
	case *ast.CallExpr:
		return fr.callExpr(x)
	case *ast.CompositeLit:
		return fr.composite(x, nil)
	case *ast.FuncLit:
		return &function{lit: x, scope: fr.scope, file: fr.file}
	case *ast.BinaryExpr:
		return fr.binary(x)
	case *ast.UnaryExpr:
		return fr.unary(x)
	}
	return fr.wrapped(expr)
}

// wrapped evaluates the expressions that stand around another one.
func (fr *frame) wrapped(expr ast.Expr) value {
	switch x := expr.(type) {
	case *ast.ParenExpr:
		return fr.eval(x.X)
	case *ast.StarExpr:
		return deref(fr.eval(x.X))
	case *ast.TypeAssertExpr:
		return fr.assertion(x)
	case *ast.IndexExpr:
		return fr.index(x)
	case *ast.IndexListExpr:
		return fr.eval(x.X)
	case *ast.SliceExpr:
		return fr.slice(x)
	case *ast.KeyValueExpr:
		return fr.eval(x.Value)
	case *ast.ArrayType, *ast.MapType, *ast.ChanType, *ast.FuncType, *ast.InterfaceType, *ast.StructType:
		return &typeValue{fr.file.typeOf(expr)}
	}
	return nil
}

func (fr *frame) basicLit(x *ast.BasicLit) value {
	at := place{fr.file, x.Pos()}
	switch x.Kind {
	case token.STRING:
		s, err := strconv.Unquote(x.Value)
		if err != nil {
			return nil
		}
		return &constant{kind: kindString, s: s, at: at}
	case token.INT:
		n, err := strconv.ParseInt(x.Value, 0, 64)
		if err != nil {
			return nil
		}
		return &constant{kind: kindInt, i: n, at: at}
	}
	return nil
}

func (fr *frame) ident(x *ast.Ident) value {
	if c := fr.scope.find(x.Name); c != nil {
		return fr.load(c)
	}
	if v, ok := fr.packageLevel(fr.file.pkg, x.Name); ok {
		return v
	}
	at := place{fr.file, x.Pos()}
	switch x.Name {
	case "true":
		return &constant{kind: kindBool, i: 1, at: at}
	case "false":
		return &constant{kind: kindBool, at: at}
	case "nil":
		return &constant{kind: kindNil, at: at}
	case "string", "int", "int16", "int32", "int64", "uint", "uint16", "uint32", "uint64", "bool", "byte":
		return &typeValue{&typeRef{expr: x, file: fr.file}}
	}
	if to, ok := fr.file.imported(x.Name); ok {
		return &packageName{to}
	}
	return nil
}

// load is a variable's value; an unknown one is at least of its type.
func (m *machine) load(c *cell) value {
	if c.v == nil && c.typ != nil {
		c.v = m.unknown(c.typ)
	}
	return c.v
}

// packageLevel is what a package declares under a name.
func (m *machine) packageLevel(p *pkg, name string) (value, bool) {
	if c := m.global(p, name); c != nil {
		return m.load(c), true
	}
	if f := p.function(name); f != nil {
		return &function{decl: f, file: f.file}, true
	}
	if t := p.typeNamed(name); t != nil {
		return &typeValue{t.ref()}, true
	}
	return nil, false
}

// global is a package-level variable or constant, evaluated at its first use.
func (m *machine) global(p *pkg, name string) *cell {
	v := p.variable(name)
	if v == nil {
		return nil
	}
	if c := m.globals[v]; c != nil {
		return c
	}
	fr := &frame{machine: m, file: v.file, scope: (&scope{}).inner()}
	c := &cell{typ: v.file.typeOf(v.typ)}
	m.globals[v] = c // before its expression: constants may be cyclic
	cond := m.cond
	m.cond = 0
	c.v = fr.initial(v, c.typ)
	m.cond = cond
	return c
}

func (fr *frame) initial(v *valueSym, typ *typeRef) value {
	if v.expr == nil {
		if o := v.embedded(); o != nil {
			return o
		}
		return fr.zero(typ, place{v.file, v.name.Pos()})
	}
	fr.scope.put("iota", &cell{v: &constant{kind: kindInt, i: int64(v.iota), at: place{v.file, v.name.Pos()}}})
	result := fr.eval(v.expr)
	if v.index >= 0 {
		t, ok := result.(tuple)
		if !ok || v.index >= len(t) {
			return nil
		}
		return t[v.index]
	}
	return single(result)
}

func (fr *frame) selector(x *ast.SelectorExpr) value {
	base := fr.eval(x.X)
	if p, ok := base.(*packageName); ok {
		if inner := fr.file.repoPackage(p.path); inner != nil {
			v, _ := fr.packageLevel(inner, x.Sel.Name)
			return v
		}
		return fr.externalName(plainPath(p.path), x.Sel.Name, place{fr.file, x.Pos()})
	}
	if f := fr.methodOfText(base, x); f != nil {
		return f
	}
	return fr.member(base, x.Sel.Name)
}

// methodOfText is a method of one of the repository's types that are texts or
// numbers: config.Interface.String(), where Interface is a constant of such a type.
func (fr *frame) methodOfText(base value, x *ast.SelectorExpr) *function {
	switch deref(base).(type) {
	case *constant, *setting, *template:
	default:
		return nil
	}
	c := fr.cellOf(x.X)
	if c == nil || c.typ == nil || c.typ.sym == nil || c.typ.sym.methods[x.Sel.Name] == nil {
		return nil
	}
	decl := c.typ.sym.methods[x.Sel.Name]
	return &function{decl: decl, file: decl.file, recv: base}
}

// member is a field or bound method of a value.
func (fr *frame) member(base value, name string) value {
	var all []value
	for _, alt := range alternatives(base) {
		switch alt := alt.(type) {
		case *object:
			all = append(all, fr.objectMember(alt, name))
		case *function, *packageName:
			all = append(all, &function{ext: name, recv: alt})
		case *typeValue:
			if alt.ref != nil && alt.ref.sym != nil && alt.ref.sym.methods[name] != nil {
				decl := alt.ref.sym.methods[name]
				all = append(all, &function{decl: decl, file: decl.file})
			}
		case nil:
		default:
			all = append(all, &function{ext: name, recv: alt})
		}
	}
	if len(all) == 0 {
		return &function{ext: name}
	}
	joined := all[0]
	for _, v := range all[1:] {
		joined = join(joined, v)
	}
	return joined
}

func (fr *frame) objectMember(o *object, name string) value {
	if f := fr.method(o, name, 0); f != nil {
		return f
	}
	if o.ext != "" && o.fields[name] == nil {
		return &function{ext: name, recv: o}
	}
	if c := fr.field(o, name, 0); c != nil {
		return fr.load(c)
	}
	if from := fr.promoter(o); from != nil && o.typ != nil {
		return &function{ext: name, recv: from}
	}
	return &function{ext: name, recv: o}
}

func (fr *frame) unary(x *ast.UnaryExpr) value {
	switch x.Op {
	case token.AND:
		if lit, ok := x.X.(*ast.CompositeLit); ok {
			return fr.composite(lit, nil)
		}
		c := fr.cellOf(x.X)
		if c == nil {
			return fr.eval(x.X)
		}
		if o, ok := deref(c.v).(*object); ok {
			return o
		}
		return &reference{c}
	case token.NOT:
		if holds, by, known := truth(fr.eval(x.X)); known && by == "" {
			return boolean(!holds, place{fr.file, x.Pos()})
		} else if known {
			return &setting{source: fromConfig, name: by, def: boolean(!holds, place{fr.file, x.Pos()}), at: place{fr.file, x.Pos()}}
		}
		return nil
	case token.SUB, token.ADD:
		return nil
	case token.ARROW:
		if fr.spawned == 0 && fr.signals.file != nil {
			fr.waits = append(fr.waits, place{fr.file, x.Pos()})
		}
	}
	return fr.eval(x.X) // a channel's element is unknown, but its making counts
}

func boolean(b bool, at place) *constant {
	c := &constant{kind: kindBool, at: at}
	if b {
		c.i = 1
	}
	return c
}

func (fr *frame) binary(x *ast.BinaryExpr) value {
	switch x.Op {
	case token.ADD:
		return concat(fr.eval(x.X), fr.eval(x.Y))
	case token.SUB:
		return subtract(fr.eval(x.X), fr.eval(x.Y))
	case token.EQL, token.NEQ, token.LAND, token.LOR:
		if holds, by, known := fr.comparison(x); known && by == "" {
			return boolean(holds, place{fr.file, x.Pos()})
		} else if known { // it holds or not as long as nobody changes the setting
			return &setting{source: fromConfig, name: by, def: boolean(holds, place{fr.file, x.Pos()}), at: place{fr.file, x.Pos()}}
		}
		return nil
	}
	return product(x.Op, fr.eval(x.X), fr.eval(x.Y))
}

// subtract takes known numbers apart; anything else is unknown.
func subtract(a, b value) value {
	left, ok := first(a).(*constant)
	right, ok2 := first(b).(*constant)
	if !ok || !ok2 || left.kind != kindInt || right.kind != kindInt {
		return nil
	}
	return &constant{kind: kindInt, i: left.i - right.i, at: left.at}
}

// concat adds two values: numbers when both are, else text that keeps its parts.
func concat(a, b value) value {
	a, b = first(a), first(b)
	left, ok := a.(*constant)
	right, ok2 := b.(*constant)
	if ok && ok2 && left.kind == kindInt && right.kind == kindInt {
		return &constant{kind: kindInt, i: left.i + right.i, at: left.at}
	}
	switch number := isNumber(left) || isNumber(right); {
	case number && !ok && !mayHoldSetting(a), number && !ok2 && !mayHoldSetting(b):
		return nil // a sum with what is not known
	}
	t := &template{}
	for _, part := range []value{a, b} {
		if inner, ok := part.(*template); ok {
			t.parts = append(t.parts, inner.parts...)
		} else {
			t.parts = append(t.parts, part)
		}
	}
	if len(t.parts) > 64 {
		return nil
	}
	return t
}

// mayHoldSetting looks at the outside of a value only: texts hold each other.
func mayHoldSetting(v value) bool {
	switch v.(type) {
	case *setting, *template:
		return true
	}
	return false
}

func isNumber(k *constant) bool { return k != nil && k.kind == kindInt }

func (fr *frame) index(x *ast.IndexExpr) value {
	base := fr.eval(x.X)
	switch base := first(base).(type) {
	case *dictionary:
		if key, ok := textOf(fr.eval(x.Index)); ok {
			return base.values[key]
		}
	case *list:
		if key, ok := textOf(fr.eval(x.Index)); ok {
			if i, err := strconv.Atoi(key); err == nil && i >= 0 && i < len(base.elems) {
				return base.elems[i]
			}
		}
	case *function:
		generic := *base
		generic.of = fr.file.typeOf(x.Index)
		return &generic
	case *typeValue:
		return base
	case *object:
		index := fr.eval(x.Index)
		if one, ok := wordAt(base, index); ok {
			return one
		}
		if strings.HasSuffix(base.ext, "()") {
			return base // an element of what code outside returned
		}
	default:
		fr.eval(x.Index)
	}
	return nil
}

func (fr *frame) slice(x *ast.SliceExpr) value {
	v := fr.eval(x.X)
	if _, ok := first(v).(*list); ok && x.Low == nil && x.High == nil {
		return v
	}
	return wordsBehind(v)
}

func (fr *frame) assertion(x *ast.TypeAssertExpr) value {
	v := fr.eval(x.X)
	if x.Type == nil {
		return v
	}
	if o, ok := first(v).(*object); v == nil || ok && strings.HasSuffix(o.ext, "()") {
		if known := fr.unknown(fr.file.typeOf(x.Type)); known != nil {
			return known // what code outside returned is at least of the type asserted
		}
	}
	return v
}
