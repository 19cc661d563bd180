package source

import "sort"

// mergeInto is mergo's Merge: what is empty in the first struct is taken from the
// second. https://pkg.go.dev/dario.cat/mergo#Merge
func (c *call) mergeInto() value {
	to, ok := first(c.arg(0)).(*object)
	from, ok2 := first(c.arg(1)).(*object)
	if ok && ok2 {
		c.fillEmpty(to, from, 0)
	}
	return nil
}

func (c *call) fillEmpty(to, from *object, depth int) {
	if to == from || depth > 6 {
		return
	}
	names := make([]string, 0, len(from.fields))
	for name := range from.fields {
		names = append(names, name)
	}
	sort.Strings(names)
	for _, name := range names {
		field := c.field(to, name, 0)
		if field == nil {
			continue
		}
		inner, ok := first(field.v).(*object)
		other, ok2 := first(from.fields[name].v).(*object)
		switch {
		case ok && ok2 && inner.ext == "" && other.ext == "":
			c.fillEmpty(inner, other, depth+1)
		case field.v == nil || isEmpty(deref(field.v)):
			field.v = from.fields[name].v
		default:
			field.v = join(field.v, from.fields[name].v)
		}
	}
}
