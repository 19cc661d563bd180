package source

import (
	"path"
	"slices"
	"strings"

	"github.com/shipgen/shipgen/schema/pattern"
)

var (
	beegoGetter = pattern.New(`^(Default)?(String|Int|Int64|Bool|Float)$`)
	beegoLine   = pattern.New(`^\s*([\w.:]+)\s*=\s*"?(.*?)"?\s*$`)
	beegoEnv    = pattern.New(`^\$\{(\w+)(?:\|\|(.*))?\}$`)
)

// beegoKey is web.AppConfig.DefaultInt("port", 8080), a key of conf/app.conf.
// https://pkg.go.dev/github.com/beego/beego/v2/core/config#Configer
func (c *call) beegoKey(from *function) (value, bool) {
	owner, isConfig := strings.CutSuffix(from.ext, ".AppConfig")
	if !isConfig || !slices.Contains(beegoPaths, owner) || !beegoGetter.MatchString(c.name) {
		return nil, false
	}
	name, ok := c.string(0)
	if !ok {
		return nil, true
	}
	c.seen++
	def := c.beegoValue(name)
	if def == nil && strings.HasPrefix(c.name, "Default") {
		def = first(c.arg(1))
	}
	v := &setting{source: fromConfig, name: name, def: def, at: c.at}
	if strings.HasPrefix(c.name, "Default") {
		return v, true
	}
	return tuple{v, nil}, true
}

// beegoValue is a key's value above the sections of conf/app.conf; nil where it has none.
func (c *call) beegoValue(key string) (found value) {
	for _, dir := range []string{c.main.ModuleDir(), c.main.Dir} {
		name := path.Join(dir, "conf/app.conf")
		data, err := c.loader.tree.Read(name)
		if err != nil || len(data) > maxConfig {
			continue
		}
		for i, line := range strings.Split(strings.ReplaceAll(string(data), "\r\n", "\n"), "\n") {
			if beegoSection.MatchString(line) {
				return found
			}
			m := beegoLine.FindStringSubmatch(line)
			if m == nil || !strings.EqualFold(m[1], key) || m[2] == "" {
				continue
			}
			at := c.started.place(Fact{File: name, Line: i + 1, Column: 1})
			found = &constant{kind: kindString, s: m[2], at: at}
			if env := beegoEnv.FindStringSubmatch(m[2]); env != nil {
				found = c.readEnv(env[1], &constant{kind: kindString, s: env[2], at: at}, at)
			}
		}
		return found
	}
	return nil
}
