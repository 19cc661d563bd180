package source

import (
	"strings"

	"github.com/shipgen/shipgen/schema/pattern"
)

var koanfGetter = pattern.New(`^(Must)?(String|Int|Int64|Bool|Duration|Get)$`)

// koanfCall keeps what a configuration of koanf is loaded from, and reads its keys.
// https://pkg.go.dev/github.com/knadh/koanf/v2#Koanf.Load
func (c *call) koanfCall() (value, bool) {
	if c.recv == nil || !c.in("github.com/knadh/koanf") {
		return nil, false
	}
	switch {
	case c.name == "Load" && len(c.recv.args) < 8:
		c.seen++
		c.recv.args = append(c.recv.args, c.args...)
		return nil, true
	case koanfGetter.MatchString(c.name) && len(c.args) == 1:
		name, ok := c.string(0)
		if !ok {
			return nil, false
		}
		c.seen++
		s := &setting{source: fromConfig, name: name, at: c.at}
		for _, node := range c.configNodes() {
			if inner := node.below(strings.Split(name, ".")); inner != nil && inner.fields == nil && inner.items == nil {
				s.def, s.at = inner.constant(), inner.at
			}
		}
		return s, true
	}
	return nil, false
}

// below is the value at the end of a path of keys, or nil.
func (n *configNode) below(keys []string) *configNode {
	for _, key := range keys {
		n = n.field(key)
	}
	return n
}
