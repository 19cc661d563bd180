package source

import (
	"cmp"
	"go/ast"
	"slices"
)

// set changes a variable: for good where it stands under the same conditions,
// else its old value stays possible.
func (m *machine) set(c *cell, v value) {
	c.unless = cmp.Or(m.turnedOn(c, v), m.putUnless(c, v))
	switch {
	case m.off > 0 && c.cond < m.cond:
		if _, isText := deref(v).(*template); deref(c.v) == nil || isSet(v) && !(isText && isSet(c.v)) {
			c.v = join(c.v, v)
		}
	case m.cond <= c.cond:
		c.v = v
	case isNought(v) && deref(c.v) == nil && !m.guarded(): // a correction of what is not known: -1 for any port
	case isErased(v) && !isEmpty(deref(c.v)):
		c.v = &choice{append(append([]value{}, alternatives(c.v)...), v)}
	default:
		c.v = join(c.v, v)
	}
}

// guarded says whether the last condition around a statement is a setting's.
func (m *machine) guarded() bool {
	return len(m.guards) > 0 && m.guards[len(m.guards)-1].setting != ""
}

// isNought says whether a value is a 0 that somebody wrote.
func isNought(v value) bool {
	k, ok := deref(v).(*constant)
	return ok && k.kind == kindInt && k.i == 0 && !k.zero
}

// isErased says whether a value is the empty text that somebody wrote: what is
// set to it is switched off.
func isErased(v value) bool {
	k, ok := deref(v).(*constant)
	return ok && k.kind == kindString && k.s == "" && !k.zero
}

// isSet says whether a value comes from a setting. It counts also where it is
// assigned only when it is given, as in "if v := os.Getenv(key); v != """.
func isSet(v value) bool {
	switch v := deref(v).(type) {
	case *setting:
		return true
	case *template:
		return slices.ContainsFunc(v.parts, isSet)
	}
	return false
}

// cellOf is the variable that a name or selector stands for.
func (fr *frame) cellOf(expr ast.Expr) *cell {
	switch x := expr.(type) {
	case *ast.ParenExpr:
		return fr.cellOf(x.X)
	case *ast.Ident:
		if c := fr.scope.find(x.Name); c != nil {
			return c
		}
		return fr.global(fr.file.pkg, x.Name)
	case *ast.SelectorExpr:
		return fr.selected(x)
	}
	return nil
}

func (fr *frame) selected(x *ast.SelectorExpr) *cell {
	base := fr.eval(x.X)
	switch base := base.(type) {
	case *packageName:
		if p := fr.file.repoPackage(base.path); p != nil {
			return fr.global(p, x.Sel.Name)
		}
		return nil
	}
	if o, ok := first(base).(*object); ok {
		if c := fr.field(o, x.Sel.Name, 0); c != nil {
			return c
		}
		return fr.promoted(o, x.Sel.Name)
	}
	return nil
}

// promoted is a field of the only type of another module that a struct embeds:
// Handler in struct{ *http.Server }.
func (fr *frame) promoted(o *object, name string) *cell {
	if from := fr.promoter(o); from != nil {
		return fr.field(from, name, 0)
	}
	return nil
}
