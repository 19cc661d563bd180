package source

import (
	"go/ast"
	"sort"
)

// zero is what a variable of a type holds before anything is assigned.
func (m *machine) zero(t *typeRef, at place) value {
	switch {
	case t == nil:
		return nil
	case t.ext != "":
		o := m.external(t.ext, at)
		o.blank = true
		return o
	}
	switch t.basic() {
	case "string":
		return &constant{kind: kindString, at: at, zero: true}
	case "bool":
		return &constant{kind: kindBool, at: at, zero: true}
	case "int", "int16", "int32", "int64", "uint", "uint16", "uint32", "uint64":
		return &constant{kind: kindInt, at: at, zero: true}
	}
	switch expr, _ := t.underlying(); expr.(type) {
	case *ast.StructType:
		o := m.instance(t, at)
		o.blank = true
		return o
	case *ast.ArrayType:
		return &list{}
	case *ast.MapType:
		return &dictionary{values: map[string]value{}}
	}
	return nil
}

// unknown is a value of which only the type is known.
func (m *machine) unknown(t *typeRef) value {
	if t == nil {
		return nil
	}
	if v := m.given[t.key()]; v != nil {
		return v
	}
	if t.ext != "" {
		if t.ext == "net/http.Handler" || t.ext == "context.Context" {
			return nil
		}
		o := m.external(t.ext, place{})
		o.filled = true
		return o
	}
	switch expr, _ := t.underlying(); expr.(type) {
	case *ast.StructType:
		o := m.instance(t, place{})
		o.filled = true
		return o
	case *ast.InterfaceType:
		if t.sym != nil {
			if only := m.implementer(t.sym); only != nil {
				o := m.instance(&typeRef{sym: only}, place{})
				o.filled = true
				return o
			}
		}
	}
	return nil
}

func (m *machine) instance(t *typeRef, at place) *object {
	o := &object{fields: map[string]*cell{}, cond: m.cond, at: at}
	if t.sym != nil {
		o.typ = t.sym
	} else {
		o.shape = t
	}
	return o
}

// external is a value of another module's type.
func (m *machine) external(name string, at place) *object {
	o := &object{ext: name, fields: map[string]*cell{}, cond: m.cond, at: at}
	if routerTypes[name] {
		o.router = &router{at: at}
		m.routers = append(m.routers, o.router)
	}
	return o
}

// implementer is the only type of the loaded packages that has all methods of
// an interface, or nil.
func (m *machine) implementer(t *typeSym) *typeSym {
	if found, ok := m.unique[t]; ok {
		return found
	}
	m.unique[t] = nil
	var names []string
	for _, method := range (&typeRef{sym: t}).interfaceType().Methods.List {
		if len(method.Names) == 0 {
			return nil // embeds another interface
		}
		names = append(names, method.Names[0].Name)
	}
	if len(names) == 0 {
		return nil
	}
	found := m.havingMethods(names)
	if len(found) != 1 {
		return nil
	}
	m.unique[t] = found[0]
	return found[0]
}

func (m *machine) havingMethods(names []string) (found []*typeSym) {
	dirs := make([]string, 0, len(m.ready))
	for p := range m.ready {
		dirs = append(dirs, p.dir)
	}
	sort.Strings(dirs)
	for _, dir := range dirs {
		p := m.loader.loaded[dir]
		for _, name := range p.typesWith(names) {
			if t := p.typeNamed(name); t != nil {
				found = append(found, t)
			}
		}
	}
	return found
}

func (t *typeSym) hasMethods(names []string) bool {
	for _, name := range names {
		if t.methods[name] == nil {
			return false
		}
	}
	return true
}

func (o *object) ref() *typeRef {
	switch {
	case o.typ != nil:
		return &typeRef{sym: o.typ}
	case o.shape != nil:
		return o.shape
	}
	return &typeRef{ext: o.ext}
}

// field is a field's variable, made at its first use; nil for a name that the
// type does not have.
func (m *machine) field(o *object, name string, depth int) *cell {
	if c := o.fields[name]; c != nil {
		return c
	}
	if o.typ == nil && o.shape == nil {
		c := &cell{cond: o.cond}
		o.fields[name] = c
		return c
	}
	if f := o.ref().fieldNamed(name); f != nil {
		c := &cell{typ: f.typ, cond: o.cond, v: m.fieldValue(o, f)}
		o.fields[name] = c
		return c
	}
	for _, inner := range m.embedded(o, depth) {
		if inner.typ == nil && inner.shape == nil {
			if inner.fields[name] == nil {
				continue
			}
		}
		if c := m.field(inner, name, depth+1); c != nil {
			return c
		}
	}
	return nil
}

// embedded are the objects that an object embeds.
func (m *machine) embedded(o *object, depth int) (all []*object) {
	if depth > 6 || o.typ == nil && o.shape == nil {
		return nil
	}
	for _, f := range o.ref().fields() {
		if !f.embedded {
			continue
		}
		if c := m.field(o, f.name, depth+1); c != nil {
			inner, ok := first(c.v).(*object)
			if !ok {
				inner, ok = m.unknown(f.typ).(*object)
			}
			if ok && inner != o {
				all = append(all, inner)
			}
		}
	}
	return all
}

func (m *machine) fieldValue(o *object, f *field) value {
	if o.filled {
		if v := m.tagged(o, f); v != nil {
			return v
		}
		v := m.zeroStruct(f.typ, f.at)
		if inner, ok := v.(*object); ok {
			inner.filled = true
			inner.prefix = o.prefix + tagPrefix(f)
		}
		return v
	}
	return m.zero(f.typ, f.at)
}

// zeroStruct is the zero of a struct type; other types stay unknown.
func (m *machine) zeroStruct(t *typeRef, at place) value {
	if t == nil || t.basic() != "" {
		return nil
	}
	return m.zero(t, at)
}

// promoter is the only value of another module's type that an object embeds.
func (m *machine) promoter(o *object) *object {
	var found *object
	for _, inner := range m.embedded(o, 0) {
		switch {
		case inner.ext == "":
		case found != nil:
			return nil
		default:
			found = inner
		}
	}
	return found
}

// method is a method of an object, also through what it embeds.
func (m *machine) method(o *object, name string, depth int) *function {
	if o.typ != nil {
		if decl := o.typ.methods[name]; decl != nil {
			return &function{decl: decl, file: decl.file, recv: o}
		}
	}
	if (o.typ != nil || o.shape != nil) && o.ref().fieldNamed(name) != nil {
		return nil // a field hides what is embedded below it
	}
	for _, inner := range m.embedded(o, depth) {
		if inner.ext != "" {
			if knownMethod(inner, name) {
				return &function{ext: name, recv: inner}
			}
			continue
		}
		if f := m.method(inner, name, depth+1); f != nil {
			return f
		}
	}
	return nil
}
