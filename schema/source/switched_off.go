package source

import (
	"go/ast"
	"go/token"
)

// switchedOff is the name of the pointer without which a function does nothing:
//
//	if auth.Credentials == nil || addr == "" {
//		return
//	}
//
// What follows is there only when something sets it, which no default does.
func (fr *frame) switchedOff(s *ast.IfStmt) (name string, ok bool) {
	if s.Else != nil || s.Init != nil || !leavesQuietly(s.Body) {
		return "", false
	}
	return fr.absent(s.Cond)
}

func (fr *frame) absent(cond ast.Expr) (name string, ok bool) {
	x, isBinary := cond.(*ast.BinaryExpr)
	if !isBinary {
		return "", false
	}
	if x.Op == token.LOR {
		if name, ok = fr.absent(x.X); !ok {
			name, ok = fr.absent(x.Y)
		}
		return name, ok
	}
	field, isSelector := x.X.(*ast.SelectorExpr)
	null, isName := x.Y.(*ast.Ident)
	if x.Op != token.EQL || !isSelector || !isName || null.Name != "nil" {
		return "", false
	}
	v := deref(fr.eval(x.X))
	o, isObject := v.(*object)
	unseen := isObject && o.filled && o.at.file == nil // known by its type alone
	f, isFunction := v.(*function)
	unseen = unseen || isFunction && f.decl == nil && f.lit == nil
	return field.Sel.Name, v == nil || unseen || fr.foreign(field, v)
}

// foreign says whether a value is another module's, in a pointer of another
// package that has no value of its own.
func (fr *frame) foreign(field *ast.SelectorExpr, v value) bool {
	o, ok := v.(*object)
	of, isName := field.X.(*ast.Ident)
	if !ok || !isName || o.typ != nil || o.router != nil || fr.scope.find(of.Name) != nil {
		return false
	}
	to, _ := fr.file.imported(of.Name)
	p := fr.file.repoPackage(to)
	return p != nil && p.pointer(field.Sel.Name)
}
