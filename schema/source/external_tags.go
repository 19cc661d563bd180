package source

import (
	"go/ast"
	"path"
	"slices"
	"strings"
)

// tagFillers are the calls that fill a struct by its fields' tags.
var tagFillers = map[string]bool{
	"github.com/caarlos0/env":              true,
	"github.com/kelseyhightower/envconfig": true,
	"github.com/vrischmann/envconfig":      true,
	"github.com/sethvargo/go-envconfig":    true,
	"github.com/ilyakaznacheev/cleanenv":   true,
	"github.com/alecthomas/kong":           true,
	"github.com/jessevdk/go-flags":         true,
	"github.com/alexflint/go-arg":          true,
	"github.com/ardanlabs/conf":            true,
	"github.com/creasty/defaults":          true,
	"github.com/mcuadros/go-defaults":      true,
	"github.com/joeshaw/envdecode":         true,
	"github.com/Netflix/go-env":            true,
	"github.com/codingconcepts/env":        true,
	"github.com/jinzhu/configor":           true,
}

// tagCall fills the structs that such a call is given.
func (c *call) tagCall() (value, bool) {
	if c.recv != nil && c.recv.filled && len(c.recv.args) == 0 || !c.fillsByTag() {
		return nil, false
	}
	prefix := ""
	if c.in("github.com/kelseyhightower/envconfig", "github.com/ardanlabs/conf") {
		for i := range c.args {
			if text, ok := c.string(i); ok && text != "" {
				prefix = strings.ToUpper(text) + "_"
			}
		}
	}
	if c.in("github.com/caarlos0/env") { // https://pkg.go.dev/github.com/caarlos0/env/v11#Options
		for _, arg := range c.args {
			if o, ok := first(arg).(*object); ok && o.ext == "github.com/caarlos0/env.Options" {
				prefix, _ = textOf(fieldOf(o, "Prefix"))
			}
		}
	}
	if strings.HasPrefix(c.name, "ParseAs") && c.of != nil { // env.ParseAs[Config]()
		if o, ok := c.zero(c.of, c.at).(*object); ok {
			c.fillTags(o, prefix, 0)
			return tuple{o, nil}, true
		}
	}
	if c.name == "Must" {
		return c.arg(0), true
	}
	for _, arg := range c.args {
		for _, held := range append([]value{arg}, argsOf(arg)...) {
			if o, ok := first(held).(*object); ok && (o.typ != nil || o.shape != nil) {
				c.fillTags(o, prefix, 0)
			}
		}
	}
	return nil, false
}

// argsOf are what an options struct holds: envconfig.Config{Target: &cfg}.
func argsOf(v value) (all []value) {
	o, ok := first(v).(*object)
	if !ok || o.ext == "" {
		return nil
	}
	for _, name := range fieldOrder(o) {
		all = append(all, o.fields[name].v)
	}
	return all
}

func (c *call) fillsByTag() bool {
	for name := range tagFillers {
		if c.in(name) || strings.Contains(c.path, "/"+path.Base(name)+".") && path.Base(name) != "env" { // a fork bears the name, too
			return true
		}
	}
	return false
}

func (c *call) fillTags(o *object, prefix string, depth int) {
	if depth > 6 {
		return
	}
	o.filled, o.prefix = true, prefix
	if depth == 0 && c.in("github.com/kelseyhightower/envconfig") {
		o.byName = "_" + prefix
	}
	for _, f := range o.ref().fields() {
		field := c.field(o, f.name, 0)
		if field == nil {
			continue
		}
		if v := c.tagged(o, &f); v != nil {
			if s, ok := v.(*setting); ok && defaultOf(s) == nil && !isEmpty(deref(field.v)) {
				v = join(s, withoutSetting(field.v, s))
			}
			field.v = v
			continue
		}
		inner, ok := first(field.v).(*object)
		if !ok && f.typ != nil {
			if inner, ok = c.zero(f.typ, f.at).(*object); ok {
				field.v = inner
			}
		}
		if ok && inner != nil && inner.ext == "" && inner != o {
			inner.flagPrefix = o.flagPrefix + flagPrefix(f.tag)
			if inner.byName = o.byName; o.byName != "" && !f.embedded {
				inner.byName += nameOf(&f) + "_"
			}
			c.below(taggedCommand(&f), func() {
				c.fillTags(inner, prefix+tagPrefix(&f), depth+1)
				c.runTagged(inner, &f)
			})
		}
	}
}

// taggedCommand is the subcommand that a field's tag makes: command in go-flags,
// cmd in kong, where a command is called as the field is unless it has a name; ""
// for other fields.
func taggedCommand(f *field) string {
	if name, ok := f.tag.Lookup("command"); ok {
		return name
	}
	if _, ok := f.tag.Lookup("cmd"); !ok {
		return ""
	}
	if name := f.tag.Get("name"); name != "" {
		return name
	}
	return kebab(f.name)
}

// below runs code as that of a subcommand; "" is no further one.
func (m *machine) below(name string, run func()) {
	before := m.subcommand
	if name != "" {
		m.subcommand = append(before[:len(before):len(before)], strings.Fields(name)...)
		m.ran[strings.Join(m.subcommand, " ")] = true
	}
	run()
	m.subcommand = before
}

// runTagged runs a subcommand that a field holds: Execute in go-flags, Run in
// kong, each where the field's tag says so.
func (c *call) runTagged(o *object, f *field) {
	if taggedCommand(f) == "" || o.typ == nil {
		return
	}
	for _, method := range []string{"Execute", "Run"} {
		if run := c.method(o, method, 0); run != nil {
			c.runGiven(run, nil)
		}
	}
}

// withoutSetting is a field's value, without that setting where it is filled twice.
func withoutSetting(v value, s *setting) value {
	if old, ok := deref(v).(*setting); ok && old.name == s.name {
		return old.def
	}
	return v
}

// tagPrefix is what a struct field adds to the names of the variables in it:
// envPrefix (caarlos0/env), env-prefix (cleanenv), envprefix (kong), prefix=
// (go-envconfig), and the name itself for kelseyhightower's envconfig.
func tagPrefix(f *field) string {
	for _, key := range []string{"envPrefix", "env-prefix", "envprefix"} {
		if prefix := f.tag.Get(key); prefix != "" {
			return prefix
		}
	}
	if space := f.tag.Get("env-namespace"); space != "" { // go-flags
		return space + "_"
	}
	for _, option := range strings.Split(f.tag.Get("env"), ",") {
		if prefix, ok := strings.CutPrefix(strings.TrimSpace(option), "prefix="); ok {
			return prefix
		}
	}
	if name := f.tag.Get("envconfig"); name != "" && !f.embedded {
		return strings.ToUpper(name) + "_"
	}
	return ""
}

// tagged is the setting that a field's tag makes, or nil.
func (m *machine) tagged(o *object, f *field) value {
	if f.typ != nil {
		if s, _ := f.typ.structType(); s != nil {
			return nil
		}
	}
	name, required := tagName(f)
	prefix := o.prefix
	if o.byName != "" && name == "" && f.tag.Get("ignored") != "true" && ast.IsExported(f.name) {
		name, prefix = nameOf(f), o.byName[1:]
	}
	def := tagDefault(f)
	given := m.flagOf(o, f)
	if given != nil {
		def = given
	}
	if name == "" {
		if def == nil {
			return nil
		}
		return &setting{source: fromFlag, name: strings.ToLower(f.name), def: def, at: f.at, given: given != nil}
	}
	if _, ok := f.tag.Lookup("envconfig"); ok { // which takes the name as it stands, too
		name = strings.TrimPrefix(strings.ToUpper(name), prefix)
	}
	s := m.readEnv(prefix+name, def, f.at)
	if given != nil { // a flag goes before a variable
		s.def, s.given = given, true
	}
	if required && def == nil {
		m.requireEnv(s.name)
	}
	return s
}

// nameOf is the variable that kelseyhightower's envconfig reads for a field
// without a name of its own: HTTPPort is HTTPPORT, and HTTP_PORT with split_words.
// https://pkg.go.dev/github.com/kelseyhightower/envconfig#Process
func nameOf(f *field) string {
	if f.tag.Get("split_words") == "true" {
		return strings.ToUpper(strings.ReplaceAll(kebab(f.name), "-", "_"))
	}
	return strings.ToUpper(f.name)
}

// tagName is the environment variable that a field's tag names.
func tagName(f *field) (name string, required bool) {
	for _, key := range []string{"env", "envconfig", "arg"} {
		tag, ok := f.tag.Lookup(key)
		if !ok {
			continue
		}
		parts := strings.Split(tag, ",")
		for _, part := range parts[1:] {
			part = strings.TrimSpace(part)
			required = required || part == "required" || part == "notEmpty"
		}
		name = strings.TrimSpace(parts[0])
		if key == "arg" {
			_, name, _ = strings.Cut(tag, "env:")
			name, _, _ = strings.Cut(name, ",")
		}
		break
	}
	for _, key := range []string{"required", "env-required"} {
		required = required || f.tag.Get(key) == "true"
	}
	if name == "-" || strings.Contains(name, "=") {
		return "", false
	}
	return strings.TrimPrefix(name, "$"), required
}

// tagDefault is the default that a field's tag gives.
func tagDefault(f *field) value {
	for _, key := range []string{"default", "envDefault", "env-default"} {
		if text, ok := f.tag.Lookup(key); ok && text != "" {
			return &constant{kind: kindString, s: text, at: f.at}
		}
	}
	for _, key := range []string{"env", "conf", "arg"} {
		for _, option := range strings.Split(f.tag.Get(key), ",") {
			option = strings.TrimSpace(option)
			if text, ok := cutAny(option, "default=", "default:"); ok {
				return &constant{kind: kindString, s: text, at: f.at}
			}
		}
	}
	return nil
}

func cutAny(text string, prefixes ...string) (string, bool) {
	for _, prefix := range prefixes {
		if rest, ok := strings.CutPrefix(text, prefix); ok {
			return rest, true
		}
	}
	return "", false
}

// fillReflected fills the structs that a function of the repository takes as any
// value, when their tags name defaults of flags or variables: it reads them by
// reflection.
func (fr *frame) fillReflected(params *ast.FieldList, args []value) {
	if params == nil {
		return
	}
	at := 0
	for _, param := range params.List {
		for range max(1, len(param.Names)) {
			if at < len(args) && isAny(param.Type) {
				if o, ok := first(args[at]).(*object); ok && o.typ != nil && !o.filled && taggedDefaults(o) {
					c := &call{frame: fr}
					c.fillTags(o, "", 0)
				}
			}
			at++
		}
	}
}

func isAny(expr ast.Expr) bool {
	switch t := expr.(type) {
	case *ast.Ident:
		return t.Name == "any"
	case *ast.InterfaceType:
		return t.Methods.NumFields() == 0
	}
	return false
}

// taggedDefaults says whether a struct's tags name a flag or variable and its default.
func taggedDefaults(o *object) bool {
	return slices.ContainsFunc(o.ref().fields(), func(f field) bool {
		_, def := f.tag.Lookup("default")
		_, flag := f.tag.Lookup("flag")
		_, env := f.tag.Lookup("env")
		return def && (flag || env)
	})
}
