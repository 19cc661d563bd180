package ship

import (
	"fmt"
	"strconv"

	"github.com/shipgen/shipgen/schema/node"
)

// withDefaults is a checked tree with every default, also those that follow
// from other keys. v stays as it is.
func withDefaults(s *spec, v *value) *value {
	out := v.copyTree()
	fill(s, out)
	derive(out)
	fill(s, out) // what derive added has defaults too
	return out
}

// fill adds the constant defaults of the table.
func fill(s *spec, v *value) {
	switch s.shape {
	case list:
		for _, item := range v.items {
			fill(s.item, item)
		}
	case mapping:
		for _, e := range v.entries {
			fill(s.item, e.value)
		}
	case object:
		if !s.partial {
			fillObject(s, v)
		}
	}
}

func fillObject(s *spec, v *value) {
	for _, f := range s.all(v) {
		if !v.has(f.key) && f.def != nil && s.hasNeed(f.key, v) {
			v.set(f.key, defaultValue(f.def, v))
		}
		if child := v.get(f.key); child != nil {
			fill(f.spec, child)
		}
	}
}

// hasNeed says whether a key has a meaning beside the others that are given.
func (s *spec) hasNeed(key string, v *value) bool {
	for _, n := range s.needs {
		if n.key == key && !v.hasAny(n.anyOf) {
			return false
		}
	}
	return true
}

// defaultValue is a field's default as a value that stands where its object does.
func defaultValue(def any, at *value) *value {
	switch d := def.(type) {
	case present:
		return emptyMap(at)
	case bool:
		return scalarValue("!!bool", strconv.FormatBool(d), at)
	case int:
		return scalarValue("!!int", strconv.Itoa(d), at)
	case string:
		return scalarValue("!!str", d, at)
	case []string:
		out := &value{kind: node.Sequence, tag: "!!seq", start: at.start, at: at.at}
		for _, item := range d {
			out.items = append(out.items, scalarValue("!!str", item, at))
		}
		return out
	}
	panic(fmt.Sprintf("the table of fields has a default of type %T", def))
}
