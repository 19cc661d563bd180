package source

import "strings"

// join is a variable's value after a branch: old without it, next with it.
// Many services read a port as
//
//	port := os.Getenv("PORT")
//	if port == "" {
//		port = "8080"
//	}
//
// so a constant that meets a setting without a default is its default.
func join(old, next value) value {
	old, next = deref(old), deref(next)
	switch {
	case differ(old, next):
		return &choice{[]value{old, next}}
	case isEmpty(old):
		return next
	case isEmpty(next) || same(old, next, 0):
		return old
	}
	if joined, ok := withDefault(old, next); ok {
		return joined
	}
	if joined, ok := withDefault(next, old); ok {
		return joined
	}
	if s, ok := old.(*setting); ok && defaultOf(s) != nil {
		if c, isConstant := next.(*constant); isConstant && !c.zero {
			return old // a correction of what was given, such as a port out of range
		}
	}
	joined := &choice{}
	for _, alt := range append(append([]value{}, alternatives(old)...), alternatives(next)...) {
		if len(joined.alts) < 8 && !contains(joined.alts, alt) {
			joined.alts = append(joined.alts, alt)
		}
	}
	return joined
}

// differ says whether both are true or false, and not the same: a switch that
// nobody turned yet counts as well.
func differ(a, b value) bool {
	left, ok := a.(*constant)
	right, ok2 := b.(*constant)
	return ok && ok2 && left.kind == kindBool && right.kind == kindBool && left.i != right.i
}

// withDefault gives a setting another value as its default, when it has none.
func withDefault(v, def value) (value, bool) {
	switch v := v.(type) {
	case *setting:
		if contains([]value{def}, v) {
			return v, true
		}
		return v.withDefault(def)
	case *template: // ":" + os.Getenv("PORT")
		for i, part := range v.parts {
			s, ok := part.(*setting)
			if !ok || defaultOf(s) != nil {
				continue
			}
			return defaultTemplate(v, i, s, def)
		}
	}
	return nil, false
}

// defaultTemplate joins ":"+$PORT with ":8080": what is left of the constant
// beside the template's fixed text is the setting's default.
func defaultTemplate(t *template, i int, s *setting, def value) (value, bool) {
	whole, ok := def.(*constant)
	if !ok || len(t.parts) != i+1 {
		return nil, false
	}
	prefix, ok := literal(&template{t.parts[:i]})
	if !ok || len(whole.text()) <= len(prefix) || whole.text()[:len(prefix)] != prefix {
		return nil, false
	}
	rest := &constant{kind: kindString, s: whole.text()[len(prefix):], at: whole.at}
	filled, _ := s.withDefault(rest)
	return &template{append(append([]value{}, t.parts[:i]...), filled)}, true
}

func (s *setting) withDefault(def value) (value, bool) {
	if strings.Contains(strings.ToLower(s.name), "sock") {
		return nil, false // a Unix socket instead of an address
	}
	switch inner := s.def.(type) {
	case nil:
	case *setting:
		filled, ok := inner.withDefault(def)
		if !ok {
			return nil, false
		}
		def = filled
	case *constant:
		if !inner.empty() {
			return nil, false
		}
	default:
		return nil, false
	}
	switch def.(type) {
	case *constant, *setting, *template:
	default:
		return nil, false
	}
	filled := *s
	filled.def = def
	filled.read.defaultsTo(def)
	return &filled, true
}

// defaultOf is the constant or text at the end of a setting's defaults, or nil.
func defaultOf(s *setting) value {
	for range 8 {
		next, ok := s.def.(*setting)
		if !ok {
			break
		}
		s = next
	}
	if c, ok := s.def.(*constant); ok && c.empty() {
		return nil
	}
	return s.def
}

// isEmpty says whether a value says nothing: unknown, nil, or the zero of its type.
func isEmpty(v value) bool {
	switch v := v.(type) {
	case nil:
		return true
	case *constant:
		return v.kind == kindNil || v.zero || v.kind == kindString && v.s == "" || v.kind == kindInt && v.i == 0
	case *list:
		return len(v.elems) == 0
	case *object:
		for _, c := range v.fields {
			if !v.blank || c.v != nil && !isEmpty(deref(c.v)) {
				return false
			}
		}
		return v.blank && len(v.args) == 0 && (v.router == nil || len(v.router.routes) == 0)
	}
	return false
}

func contains(values []value, v value) bool {
	for _, one := range values {
		if same(one, v, 0) {
			return true
		}
	}
	return false
}

func same(a, b value, depth int) bool {
	if depth > 8 {
		return true
	}
	switch a := a.(type) {
	case nil:
		return b == nil
	case *constant:
		other, ok := b.(*constant)
		return ok && a.kind == other.kind && a.text() == other.text()
	case *setting:
		other, ok := b.(*setting)
		return ok && a.source == other.source && a.name == other.name && same(a.def, other.def, depth+1)
	case *template:
		other, ok := b.(*template)
		return ok && sameAll(a.parts, other.parts, depth)
	case *list:
		other, ok := b.(*list)
		return ok && a == other
	case *object:
		other, ok := b.(*object)
		return ok && (a == other || a.router != nil && a.router == other.router)
	case *function:
		other, ok := b.(*function)
		return ok && a.decl == other.decl && a.lit == other.lit && a.ext == other.ext && same(a.recv, other.recv, depth+1)
	case *reference:
		other, ok := b.(*reference)
		return ok && a.cell == other.cell
	}
	return false
}

func sameAll(a, b []value, depth int) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if !same(a[i], b[i], depth+1) {
			return false
		}
	}
	return true
}
