package source

import (
	"cmp"
	"go/ast"
	"strings"
)

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
	return m.offBy()
}

// offBy is the innermost setting by whose default the current code is not run.
func (m *machine) offBy() string {
	for i := len(m.guards) - 1; i >= 0; i-- {
		if g := m.guards[i]; !g.holds && g.setting != "" {
			return g.setting
		}
	}
	return ""
}

// turnedOn names the settings of which one has to be given for a switch that is
// off to be turned on:
//
//	if conf.Prometheus {
//		needsServer = true
//	}
func (m *machine) turnedOn(c *cell, v value) string {
	on, ok := deref(v).(*constant)
	if !ok || on.kind != kindBool || on.i == 0 || m.off == 0 || c.cond >= m.cond || !isOff(c.v) {
		return ""
	}
	by := m.offBy()
	if c.unless == "" || by == "" || strings.Contains(" or "+c.unless+" or ", " or "+by+" or ") {
		return cmp.Or(c.unless, by)
	}
	return c.unless + " or " + by
}

func isOff(v value) bool {
	k, ok := deref(v).(*constant)
	return ok && k.kind == kindBool && k.i == 0
}

// switchUnless is the setting without which a switch stays off; "" for others.
func (fr *frame) switchUnless(expr ast.Expr) string {
	if name, ok := expr.(*ast.Ident); ok {
		if c := fr.scope.find(name.Name); c != nil && isOff(c.v) {
			return c.unless
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
	switch at := x.X.(type) {
	case *ast.Ident:
		if c := fr.cellOf(at); c != nil {
			return c.unless
		}
	case *ast.SelectorExpr:
		return fr.optionalField(at)
	}
	return ""
}

// optionalField is the same for a field, where the struct may be one of several:
// none of them has a value for it without that setting.
func (fr *frame) optionalField(x *ast.SelectorExpr) (unless string) {
	if c := fr.cellOf(x); c == nil || c.unless != "" {
		return cellUnless(c)
	}
	for _, alt := range alternatives(fr.eval(x.X)) {
		o, ok := first(alt).(*object)
		if !ok {
			return ""
		}
		switch c := fr.field(o, x.Sel.Name, 0); {
		case c == nil || c.unless == "" && !isEmpty(deref(c.v)):
			return ""
		case c.unless != "":
			unless = c.unless
		}
	}
	return unless
}

func cellUnless(c *cell) string {
	if c == nil {
		return ""
	}
	return c.unless
}
