package source

import (
	"path"
	"strings"

	"github.com/shipgen/shipgen/schema/pattern"
)

// readerName are the names of functions that read one environment variable.
var readerName = pattern.New(`^(Must|Get|Lookup|Read|Fetch|Or|Default|String|Str|Int|Uint|Bool|Duration|Float|Required?)`)

// variableName is how environment variables are written.
var variableName = pattern.New(`^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$`)

// readerCall reads a variable with a library that no table knows: a function of a
// package that is named after the environment, which is given the variable's name
// and perhaps its default: envy.Get("PORT", "3000"), env.Int("PORT", false, 3000, "…").
func (c *call) readerCall() (value, bool) {
	if c.recv != nil || c.from != nil || len(c.args) == 0 || !readerName.MatchString(c.name) {
		return nil, false
	}
	library := strings.ToLower(path.Base(strings.TrimSuffix(c.path, "."+c.name)))
	name, ok := c.string(0)
	if !ok || !strings.Contains(library, "env") || !variableName.MatchString(name) {
		return nil, false
	}
	var def value
	required := false
	for _, arg := range c.args[1:] {
		v := first(arg)
		if k, isConstant := v.(*constant); isConstant && k.kind == kindBool && def == nil && !strings.HasPrefix(c.name, "Bool") {
			required = k.i != 0
			continue
		}
		if _, isText := textOf(v); isText {
			def = v
			break
		}
	}
	s := c.readEnv(name, def, c.at)
	if required && !s.given {
		s.def = nil
		c.requireEnv(name)
	}
	return s, true
}
