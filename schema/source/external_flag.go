package source

import (
	"strings"

	"github.com/shipgen/shipgen/schema/pattern"
)

// flagMethod is the shape of the flag definitions of flag and pflag, as
// functions and as methods of a set: IntVarP(&v, "port", "p", 8080, "usage").
var flagMethod = pattern.New(`^(String|Int|Uint|Bool|Duration|Float|Text)(8|16|32|64)?(Slice|Array)?(Var)?(P)?$`)

var flagGetter = pattern.New(`^(Get)?(String|Int|Uint|Bool|Duration)(16|32|64)?(Slice)?$`)

// flagCall defines or reads a command-line flag.
func (c *call) flagCall() (value, bool) {
	if m := flagMethod.FindStringSubmatch(c.name); m != nil && (c.flagPackage() || m[4] != "" && c.looksLikeFlag()) {
		if v, ok := c.defineFlag(m[4] != "", m[5] != ""); ok {
			return v, true
		}
	}
	if flagGetter.MatchString(c.name) && c.recv != nil && len(c.args) == 1 {
		if s := c.flags[c.text(0)]; s != nil && c.flagReader() {
			if strings.HasPrefix(c.name, "Get") {
				return tuple{s, nil}, true
			}
			return s, true
		}
	}
	if c.name == "Lookup" && c.recv != nil {
		if s := c.flags[c.text(0)]; s != nil {
			return s, true
		}
	}
	return nil, false
}

func (c *call) flagPackage() bool {
	return c.in("flag", "github.com/spf13/pflag", "github.com/spf13/cobra", "github.com/peterbourgon/ff", "github.com/namsral/flag")
}

// looksLikeFlag says whether a call defines a flag as flag and pflag do, for a
// package that no table knows: a variable, a name, a default and what it is for.
func (c *call) looksLikeFlag() bool {
	if len(c.args) < 4 || len(c.args) > 5 {
		return false
	}
	_, isReference := c.arg(0).(*reference)
	_, named := c.string(1)
	_, explained := c.string(len(c.args) - 1)
	return isReference && named && explained
}

func (c *call) flagReader() bool {
	return c.flagPackage() || c.in("github.com/urfave/cli", "github.com/codegangsta/cli")
}

// defineFlag takes name and default from where a definition has them.
func (c *call) defineFlag(variable, short bool) (value, bool) {
	at := 0
	if variable {
		at = 1
	}
	def := at + 1
	if short {
		def++
	}
	name, ok := textOf(c.arg(at))
	if !ok || def >= len(c.args) {
		return nil, false
	}
	letter := ""
	if short {
		letter = c.text(at + 1)
	}
	s := c.newFlag(name, letter, first(c.arg(def)), c.at)
	c.seen++
	c.flags[name] = s
	if variable {
		if r, ok := c.arg(0).(*reference); ok {
			r.cell.v = s
		}
		return nil, true
	}
	return s, true
}

// flagLiteral is urfave/cli's flag: &cli.IntFlag{Name: "port", Value: 8080,
// EnvVars: []string{"PORT"}, Destination: &port}.
func (fr *frame) flagLiteral(o *object) {
	name, ok := textOf(fieldOf(o, "Name"))
	if !ok || !strings.Contains(o.ext, "/cli.") {
		return
	}
	names := strings.Split(name, ",")
	s := &setting{source: fromFlag, name: strings.TrimSpace(names[0]), def: fieldOf(o, "Value"), at: o.at}
	if s.def == nil && o.fields["Value"] == nil && strings.HasSuffix(o.ext, ".StringFlag") {
		s.def = &constant{kind: kindString, at: o.at} // empty until it is given
	}
	isSwitch := strings.Contains(o.ext, ".Bool")
	for _, one := range append(names, flagAliases(o)...) {
		if v := fr.started.flag(isSwitch, strings.TrimSpace(one)); v != nil {
			s.def, s.given = v, true
		}
	}
	if envName := flagEnv(o); envName != "" && !s.given {
		s.def = fr.readEnv(envName, s.def, o.at)
		if required, _ := textOf(fieldOf(o, "Required")); required == "true" {
			fr.requireEnv(envName)
		}
	}
	for _, one := range names {
		fr.flags[strings.TrimSpace(one)] = s
	}
	if c := o.fields["Destination"]; c != nil {
		if r, ok := c.v.(*reference); ok {
			r.cell.v = s
		}
	}
}

// flagAliases are the further names of a flag (v2).
func flagAliases(o *object) (names []string) {
	c := o.fields["Aliases"]
	if c == nil {
		return nil
	}
	if l, ok := first(c.v).(*list); ok {
		for _, elem := range l.elems {
			if text, ok := textOf(elem); ok {
				names = append(names, text)
			}
		}
	}
	return names
}

// flagEnv is the first environment variable of a flag: EnvVar (v1), EnvVars
// (v2), Sources: cli.EnvVars("PORT") (v3).
func flagEnv(o *object) string {
	for _, name := range []string{"EnvVar", "EnvVars", "Sources"} {
		c := o.fields[name]
		if c == nil {
			continue
		}
		v := first(c.v)
		switch inner := v.(type) {
		case *list:
			if len(inner.elems) > 0 {
				v = inner.elems[0]
			}
		case *object:
			if len(inner.args) > 0 {
				v = inner.args[0]
			}
		}
		if text, ok := textOf(v); ok {
			text, _, _ = strings.Cut(text, ",")
			return strings.TrimSpace(text)
		}
	}
	return ""
}
