package source

import "go/ast"

// putUnless is the setting without which a variable stays nil, where what is put
// into it now is made only when that is given:
//
//	if config.Metrics.Enabled {
//		providers.Metrics = metrics.New()
//	}
func (m *machine) putUnless(c *cell, v value) string {
	if _, isObject := deref(v).(*object); !isObject || m.off == 0 || c.cond >= m.cond {
		return ""
	}
	if old := deref(c.v); old != nil && !isEmpty(old) && c.unless == "" {
		return ""
	}
	for i := len(m.guards) - 1; i >= 0; i-- {
		if g := m.guards[i]; !g.holds && g.setting != "" {
			return g.setting
		}
	}
	return ""
}

// optional is the setting without which a variable is nil, where a comparison
// with nil asks for it; "" for others.
func (fr *frame) optional(x *ast.BinaryExpr) string {
	null, isName := x.Y.(*ast.Ident)
	if !isName || null.Name != "nil" {
		return ""
	}
	switch x.X.(type) {
	case *ast.Ident, *ast.SelectorExpr:
		if c := fr.cellOf(x.X); c != nil {
			return c.unless
		}
	}
	return ""
}
