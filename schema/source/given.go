package source

import (
	"go/ast"
	"go/token"
	"reflect"
	"strings"
	"unicode"
)

// Given is what a program is started with: by an image, a manifest, a unit.
type Given struct {
	Env  map[string]Setting
	Args []Setting // the words after the program
}

// Setting is a value that a file gives to a program.
type Setting struct {
	Value string
	At    Fact
}

// Empty says whether nothing is given.
func (g *Given) Empty() bool { return g == nil || len(g.Env) == 0 && len(g.Args) == 0 }

// maxRestarts is how many steps of one program are run as others start it: that of
// a large program a few times.
const maxRestarts = 2 * maxSteps

// Start reads a main once more, as it runs when it is started with what is
// given: the values take the place of the defaults of flags and variables. What a
// build needs is the same however a program is started, and not read again. It is
// nil where the program was started so often that reading it takes too long.
func (s *Source) Start(main *Main, given *Given) *Main {
	again := &Main{Fact: main.Fact, Dir: main.Dir, Name: main.Name, Package: main.Package, Module: main.Module, Cgo: main.Cgo,
		Role: main.Role, Tags: main.Tags, Packages: main.Packages, image: main.image.with(given.Args), given: given}
	if main.restarted > maxRestarts {
		return nil
	}
	if main.Role == RoleProgram {
		s.loader.runProgram(again)
	}
	main.restarted += again.steps
	return again
}

// Key is the same for two that make no difference to a program: the same words,
// and the same values of the variables that it reads.
func (main *Main) Key(given *Given) string {
	var b strings.Builder
	for _, word := range given.Args {
		b.WriteString(word.Value + "\x00")
	}
	for _, e := range main.Env {
		if set, ok := given.Env[e.Name]; ok {
			b.WriteString("\x01" + e.Name + "=" + set.Value)
		}
	}
	return b.String()
}

// with is an image that is started with other words.
func (i *imageFile) with(args []Setting) *imageFile {
	if len(args) == 0 {
		return i
	}
	other := &imageFile{}
	if i != nil {
		other.name, other.copied = i.name, i.copied
	}
	for _, arg := range args {
		other.words = append(other.words, arg.Value)
	}
	return other
}

// start is what a machine's program is started with.
type start struct {
	*Given
	loader *loader
	files  map[string]*token.File
}

func (s *start) place(at Fact) place {
	f := &file{loader: s.loader, path: at.File}
	if s.files[at.File] == nil {
		data, _ := s.loader.tree.Read(at.File)
		s.files[at.File] = s.loader.fset.AddFile(at.File, -1, len(data))
		s.files[at.File].SetLinesForContent(data)
	}
	f.data, _ = s.loader.tree.Read(at.File)
	return place{f, linePos(s.files[at.File], at.Line)}
}

func (s *start) constant(given Setting) value {
	return &constant{kind: kindString, s: given.Value, at: s.place(given.At)}
}

// env is a variable's given value, nil if there is none.
func (s *start) env(name string) value {
	if s.Given == nil {
		return nil
	}
	if given, ok := s.Env[name]; ok {
		return s.constant(given)
	}
	return nil
}

// flag is the value that the arguments give to a flag by one of its names, nil
// if they don't. A switch needs no value.
func (s *start) flag(isSwitch bool, names ...string) value {
	if s.Given == nil {
		return nil
	}
	for i, word := range s.Args {
		name, text, hasValue := strings.Cut(strings.TrimLeft(word.Value, "-"), "=")
		if name == "" || !strings.HasPrefix(word.Value, "-") || !contain(names, name) {
			continue
		}
		switch {
		case hasValue:
			word.Value = text
		case isSwitch || i+1 == len(s.Args) || strings.HasPrefix(s.Args[i+1].Value, "-"):
			return &constant{kind: kindBool, i: 1, at: s.place(word.At)}
		default:
			word = s.Args[i+1]
		}
		return s.constant(word)
	}
	return nil
}

func contain(names []string, name string) bool {
	for _, one := range names {
		if one == name {
			return true
		}
	}
	return false
}

// isGiven says whether a setting's value is known, not only its default.
func (s *setting) isGiven() bool {
	for _, one := range chain(s) {
		if one.given {
			return true
		}
	}
	return false
}

// newFlag is a flag with its default, or with what the arguments give.
func (m *machine) newFlag(name, short string, def value, at place) *setting {
	k, ok := deref(def).(*constant)
	s := &setting{source: fromFlag, name: name, def: def, at: at}
	if v := m.started.flag(ok && k.kind == kindBool, name, short); v != nil {
		s.def, s.given = v, true
	}
	return s
}

// flagOf is what the arguments give to the flag that a field's tags make: long
// (go-flags), name or the field's own name in kebab case (kong), arg (go-arg).
func (m *machine) flagOf(o *object, f *field) value {
	name := ""
	switch {
	case f.tag.Get("long") != "":
		name = f.tag.Get("long")
	case f.tag.Get("name") != "":
		name = f.tag.Get("name")
	case strings.Contains(f.tag.Get("arg"), "--"):
		_, name, _ = strings.Cut(f.tag.Get("arg"), "--")
		name, _, _ = strings.Cut(name, ",")
	case f.tag.Get("help") != "":
		name = kebab(f.name)
	}
	if name == "" {
		return nil
	}
	isSwitch := f.typ.isBool()
	return m.started.flag(isSwitch, o.flagPrefix+name, f.tag.Get("short"))
}

// isBool says whether a type is bool.
func (t *typeRef) isBool() bool {
	if t == nil {
		return false
	}
	name, ok := t.expr.(*ast.Ident)
	return ok && name.Name == "bool"
}

// flagPrefix is what a struct field adds to the names of the flags in it:
// namespace (go-flags), prefix (kong).
func flagPrefix(tag reflect.StructTag) string {
	if space := tag.Get("namespace"); space != "" {
		return space + "."
	}
	return tag.Get("prefix")
}

// kebab is a field's name as kong makes a flag of it: HTTPPort is http-port.
func kebab(name string) string {
	var b strings.Builder
	runes := []rune(name)
	for i, r := range runes {
		if unicode.IsUpper(r) && i > 0 && (!unicode.IsUpper(runes[i-1]) || i+1 < len(runes) && unicode.IsLower(runes[i+1])) {
			b.WriteByte('-')
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}
