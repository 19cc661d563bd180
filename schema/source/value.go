package source

import (
	"go/ast"
	"go/token"
	"strconv"
)

// value is what the machine knows of an expression; nil is unknown.
type value any

// place is where something is written; it becomes a Fact when it is reported.
type place struct {
	file *file
	pos  token.Pos
}

func (p place) fact() Fact { return p.file.fact(p.pos) }

// constant is a known string, integer or boolean.
type constant struct {
	kind kind
	s    string
	i    int64
	at   place
	zero bool // nobody wrote it: the zero value of a variable
}

type kind byte

const (
	kindString kind = iota
	kindInt
	kindBool // i is 0 or 1
	kindNil
)

// text is the constant as a program would print it.
func (c *constant) text() string {
	switch c.kind {
	case kindString:
		return c.s
	case kindBool:
		return strconv.FormatBool(c.i != 0)
	case kindNil:
		return ""
	}
	return strconv.FormatInt(c.i, 10)
}

func (c *constant) empty() bool {
	return c.kind == kindNil || c.text() == "" || c.kind != kindString && c.i == 0
}

// settingSource is where a setting is changed.
type settingSource string

const (
	fromEnv    settingSource = "env"
	fromFlag   settingSource = "flag"
	fromConfig settingSource = "config"
)

// setting is a value that whoever starts the program may change.
type setting struct {
	source settingSource
	name   string
	def    value // nil = none
	at     place
	read   *envRead // of the variable, for fromEnv
	given  bool     // def is what the program is started with
}

// template is text made of parts, so that the place of each part is kept.
type template struct{ parts []value }

// choice is one of several values, by conditions that are not known. The first
// one was written first.
type choice struct{ alts []value }

// object is a struct, or anything of another module's type. Pointer and struct
// are not told apart.
type object struct {
	typ    *typeSym // a type of the repository, or
	ext    string   // one of another module: "net/http.Server"
	shape  *typeRef // or a struct without a name
	fields map[string]*cell
	cond   int    // under how many conditions it was made
	filled bool   // its fields come from the outside, by their tags
	byName string // or by their names, behind this prefix; "" = not
	prefix string // that such tags' names begin with
	// flagPrefix is what the names of such tags' flags begin with.
	flagPrefix string
	args       []value // what the call that made it was given, and what was added later
	router     *router
	own        *router // what a handler type of the repository was told to answer
	at         place
	blank      bool // the zero value of a variable, as far as nothing was put into it
}

// function is a function that can be called: declared, literal, of another
// module, or a method bound to its receiver.
type function struct {
	decl  *funcSym
	lit   *ast.FuncLit
	scope *scope // that lit captures
	file  *file
	recv  value
	ext   string   // "net/http.HandlerFunc", or a method's name when recv is set
	at    place    // where ext is named
	of    *typeRef // its type argument
}

// reference is a pointer to a variable.
type reference struct{ cell *cell }

// list is a slice, array or tuple.
type list struct {
	elems []value
	none  bool // it is known that it has none
}

// tuple is what a call with several results returns.
type tuple []value

// dictionary is a map with known keys, in the order written.
type dictionary struct {
	keys   []string
	values map[string]value
}

// packageName is a file's name of another module's package.
type packageName struct{ path string }

// typeValue is a type used as a value, as in a conversion.
type typeValue struct{ ref *typeRef }

// cell is a variable or field.
type cell struct {
	v    value
	typ  *typeRef
	cond int // under how many conditions it was made
	// unless is the setting without which nothing is put into it.
	unless string
}

// scope is a block's variables.
type scope struct {
	up    *scope
	cells map[string]*cell
}

func (s *scope) find(name string) *cell {
	for ; s != nil; s = s.up {
		if c := s.cells[name]; c != nil {
			return c
		}
	}
	return nil
}

func (s *scope) inner() *scope { return &scope{up: s} }

// put adds a variable. Most blocks have none: the map is made for the first.
func (s *scope) put(name string, c *cell) {
	if s.cells == nil {
		s.cells = map[string]*cell{}
	}
	s.cells[name] = c
}

// deref is a value without the pointer to it.
func deref(v value) value {
	for range 8 {
		r, ok := v.(*reference)
		if !ok {
			return v
		}
		v = r.cell.v
	}
	return nil
}

// first is the value to look into where one of several must be taken.
func first(v value) value {
	v = deref(v)
	if t, ok := v.(tuple); ok {
		if len(t) == 0 {
			return nil
		}
		return first(t[0])
	}
	if c, ok := v.(*choice); ok && len(c.alts) > 0 {
		return first(c.alts[0])
	}
	return v
}

// alternatives are the values that one may be.
func alternatives(v value) []value {
	if c, ok := deref(v).(*choice); ok {
		return c.alts
	}
	return []value{deref(v)}
}

// mapConstants applies f to the constants that a value is made of, also to the
// defaults of settings.
func mapConstants(v value, f func(*constant) value) value {
	switch v := deref(v).(type) {
	case *constant:
		return f(v)
	case *setting:
		mapped := *v
		mapped.def = mapConstants(v.def, f)
		return &mapped
	case *choice:
		mapped := &choice{}
		for _, alt := range v.alts {
			mapped.alts = append(mapped.alts, mapConstants(alt, f))
		}
		return mapped
	}
	return v
}

func asInt(c *constant) value {
	if c.kind != kindString {
		return c
	}
	n, err := strconv.ParseInt(c.s, 0, 64)
	if err != nil {
		return c
	}
	return &constant{kind: kindInt, i: n, at: c.at, zero: c.zero}
}

func asString(c *constant) value {
	if c.kind == kindString {
		return c
	}
	return &constant{kind: kindString, s: c.text(), at: c.at, zero: c.zero}
}

// textOf is a value's text with every setting at its default; ok is false when
// any part of it is unknown.
func textOf(v value) (text string, ok bool) { return (&reading{settings: true}).text(v) }

// literal is a value's text where no setting takes part in it.
func literal(v value) (string, bool) { return (&reading{}).text(v) }

// maxParts is how many parts a text is put together from. Texts that are made of
// each other many times over have no end that matters here.
const maxParts = 400

// reading is one reading of a value's text.
type reading struct {
	settings bool // take settings at their defaults
	parts    int
}

func (r *reading) text(v value) (text string, ok bool) {
	if r.parts++; r.parts > maxParts {
		return "", false
	}
	switch v := first(v).(type) {
	case *constant:
		return v.text(), true
	case *setting:
		if v.def == nil || !r.settings {
			return "", false
		}
		return r.text(v.def)
	case *template:
		for _, part := range v.parts {
			s, ok := r.text(part)
			if !ok {
				return "", false
			}
			text += s
		}
		return text, true
	}
	return "", false
}
