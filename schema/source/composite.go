package source

import "go/ast"

// composite evaluates a composite literal; elem is the type that an inner
// literal leaves out.
func (fr *frame) composite(x *ast.CompositeLit, elem *typeRef) value {
	typ := elem
	if x.Type != nil {
		typ = fr.file.typeOf(x.Type)
	}
	if typ == nil {
		for _, one := range x.Elts {
			fr.element(one, nil)
		}
		return nil
	}
	at := place{fr.file, x.Pos()}
	expr, _ := typ.underlying()
	switch expr.(type) {
	case *ast.ArrayType:
		l := &list{}
		for _, one := range x.Elts {
			l.elems = append(l.elems, fr.element(one, typ.elem()))
		}
		return l
	case *ast.MapType:
		return fr.mapLiteral(x, typ)
	}
	var o *object
	if typ.ext != "" {
		o = fr.external(typ.ext, at)
	} else {
		o = fr.instance(typ, at)
	}
	fr.fill(o, x, typ)
	fr.made(o)
	return o
}

func (fr *frame) element(one ast.Expr, elem *typeRef) value {
	if pair, ok := one.(*ast.KeyValueExpr); ok {
		one = pair.Value
	}
	if inner, ok := one.(*ast.CompositeLit); ok && inner.Type == nil {
		return fr.composite(inner, elem)
	}
	return single(fr.eval(one))
}

func (fr *frame) mapLiteral(x *ast.CompositeLit, typ *typeRef) value {
	d := &dictionary{values: map[string]value{}}
	for _, one := range x.Elts {
		pair, ok := one.(*ast.KeyValueExpr)
		if !ok {
			continue
		}
		v := fr.element(pair, typ.elem())
		if key, ok := textOf(fr.eval(pair.Key)); ok {
			d.put(key, v)
		}
	}
	return d
}

// fill sets the fields that a struct literal gives.
func (fr *frame) fill(o *object, x *ast.CompositeLit, typ *typeRef) {
	fields := typ.fields()
	for i, one := range x.Elts {
		pair, keyed := one.(*ast.KeyValueExpr)
		switch {
		case keyed:
			key, ok := pair.Key.(*ast.Ident)
			if !ok {
				continue
			}
			var inner *typeRef
			if f := typ.fieldNamed(key.Name); f != nil {
				inner = f.typ
			}
			o.fields[key.Name] = &cell{v: fr.element(pair, inner), typ: inner, cond: fr.cond}
		case i < len(fields):
			o.fields[fields[i].name] = &cell{v: fr.element(one, fields[i].typ), typ: fields[i].typ, cond: fr.cond}
		default:
			o.args = append(o.args, fr.element(one, nil))
		}
	}
}
