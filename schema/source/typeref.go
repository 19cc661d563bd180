package source

import (
	"go/ast"
	"reflect"
	"strconv"
)

// typeRef is a type as written, without pointers. Only named types of the
// repository have a symbol; those of other modules have their name.
type typeRef struct {
	sym  *typeSym
	ext  string   // "net/http.Server"
	expr ast.Expr // anything else: struct, slice, map, func, or a basic type's name
	file *file
}

// typeOf resolves a type expression; nil when it means nothing here.
func (f *file) typeOf(expr ast.Expr) *typeRef {
	for range 32 {
		switch x := expr.(type) {
		case *ast.StarExpr:
			expr = x.X
		case *ast.ParenExpr:
			expr = x.X
		case *ast.IndexExpr:
			expr = x.X
		case *ast.IndexListExpr:
			expr = x.X
		case *ast.Ellipsis:
			return &typeRef{expr: &ast.ArrayType{Elt: x.Elt}, file: f}
		case *ast.Ident:
			return f.namedType(x)
		case *ast.SelectorExpr:
			return f.selectedType(x)
		case *ast.ArrayType, *ast.MapType, *ast.StructType, *ast.FuncType, *ast.InterfaceType, *ast.ChanType:
			return &typeRef{expr: expr, file: f}
		default:
			return nil
		}
	}
	return nil
}

func (f *file) namedType(name *ast.Ident) *typeRef {
	if t := f.pkg.typeNamed(name.Name); t != nil {
		return t.ref()
	}
	return &typeRef{expr: name, file: f}
}

// ref is a reference to a type; an alias is what it stands for.
func (t *typeSym) ref() *typeRef {
	if t.spec.Assign.IsValid() {
		if _, plain := t.spec.Type.(*ast.Ident); !plain {
			return t.file.typeOf(t.spec.Type)
		}
	}
	return &typeRef{sym: t}
}

func (f *file) selectedType(sel *ast.SelectorExpr) *typeRef {
	x, ok := sel.X.(*ast.Ident)
	if !ok {
		return nil
	}
	to, ok := f.imported(x.Name)
	if !ok {
		return nil
	}
	if p := f.repoPackage(to); p != nil {
		if t := p.typeNamed(sel.Sel.Name); t != nil {
			return t.ref()
		}
		return nil
	}
	return &typeRef{ext: plainPath(to) + "." + sel.Sel.Name}
}

// repoPackage is an imported package of the same repository, or nil.
func (f *file) repoPackage(to string) *pkg {
	dir := f.loader.folderOf(f.pkg, to)
	if dir == "" {
		return nil
	}
	return f.loader.loaded[dir]
}

// underlying is the type expression behind names, with the file it stands in.
func (t *typeRef) underlying() (ast.Expr, *file) {
	for range 8 {
		if t == nil || t.sym == nil {
			break
		}
		next := t.sym.file.typeOf(t.sym.spec.Type)
		if next == nil || next.sym == nil {
			t = next
			break
		}
		t = next
	}
	if t == nil || t.sym != nil {
		return nil, nil
	}
	return t.expr, t.file
}

// structType is the struct behind a type, or nil.
func (t *typeRef) structType() (*ast.StructType, *file) {
	expr, f := t.underlying()
	s, ok := expr.(*ast.StructType)
	if !ok {
		return nil, nil
	}
	return s, f
}

// interfaceType is the interface behind a type, or nil.
func (t *typeRef) interfaceType() *ast.InterfaceType {
	expr, _ := t.underlying()
	i, _ := expr.(*ast.InterfaceType)
	return i
}

// field is one field of a struct.
type field struct {
	name     string
	typ      *typeRef
	tag      reflect.StructTag
	embedded bool
	pointer  bool // nil until something is put into it
	at       place
}

// fields of a type's struct, embedded ones by their type's name.
func (t *typeRef) fields() []field {
	if t.sym == nil {
		return t.readFields()
	}
	t.sym.once.Do(func() { t.sym.fields = t.readFields() })
	return t.sym.fields
}

func (t *typeRef) readFields() (all []field) {
	s, f := t.structType()
	if s == nil {
		return nil
	}
	for _, one := range s.Fields.List {
		_, pointer := one.Type.(*ast.StarExpr)
		to := field{typ: f.typeOf(one.Type), pointer: pointer, at: place{f, one.Pos()}}
		if one.Tag != nil {
			text, _ := strconv.Unquote(one.Tag.Value)
			to.tag = reflect.StructTag(text)
		}
		if len(one.Names) == 0 {
			to.name, to.embedded = embeddedName(one.Type), true
			all = append(all, to)
		}
		for _, name := range one.Names {
			to.name, to.at = name.Name, place{f, name.Pos()}
			all = append(all, to)
		}
	}
	return all
}

func embeddedName(expr ast.Expr) string {
	switch x := expr.(type) {
	case *ast.StarExpr:
		return embeddedName(x.X)
	case *ast.SelectorExpr:
		return x.Sel.Name
	case *ast.Ident:
		return x.Name
	case *ast.IndexExpr:
		return embeddedName(x.X)
	}
	return ""
}

// field of a name, also through embedded structs.
func (t *typeRef) fieldNamed(name string) *field {
	fields := t.fields()
	for i := range fields {
		if fields[i].name == name {
			return &fields[i]
		}
	}
	return nil
}

// elem is the element type of a slice, array or map.
func (t *typeRef) elem() *typeRef {
	switch expr, f := t.underlying(); x := expr.(type) {
	case *ast.ArrayType:
		return f.typeOf(x.Elt)
	case *ast.MapType:
		return f.typeOf(x.Value)
	}
	return nil
}

// basic is the name of a basic type behind names: "string", "int"; or "".
func (t *typeRef) basic() string {
	expr, _ := t.underlying()
	if name, ok := expr.(*ast.Ident); ok {
		return name.Name
	}
	return ""
}

// key names a type for dependency injection.
func (t *typeRef) key() string {
	if t.sym != nil {
		return t.sym.file.pkg.dir + "." + t.sym.spec.Name.Name
	}
	return t.ext
}
