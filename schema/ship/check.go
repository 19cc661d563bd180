package ship

import (
	"fmt"
	"sort"
	"strings"

	"github.com/shipgen/shipgen/schema/node"
	"github.com/shipgen/shipgen/schema/repo"
)

// checker compares a value tree with the table of fields and collects every problem.
type checker struct {
	lines    *repo.Lines
	problems []problem
	partial  bool // inside overrides: nothing is required, null removes
}

func (c *checker) fail(offset int, hint, format string, args ...any) {
	c.problems = append(c.problems, problem{offset, fmt.Sprintf(format, args...), hint})
}

// full says whether there are more problems than will be shown: the rest is
// only counted, and needs no costly words.
func (c *checker) full() bool { return len(c.problems) > maxErrors }

// check is the long form of a value: short forms expanded, what is wrong
// reported and left out. It is nil where nothing is left. A long form checks
// to itself.
func (c *checker) check(s *spec, v *value, p *place) *value {
	if v.isNull() {
		if c.partial {
			return v
		}
		c.fail(v.start, "remove the key or give it a value", "%s is empty (null), want %s", p, s.want())
		return nil
	}
	if s.short != nil && s.takesShort(v) {
		inner := c.check(s.short.spec, v, p)
		if inner == nil {
			return nil
		}
		return s.short.expand(inner)
	}
	switch s.shape {
	case list:
		return c.checkList(s, v, p)
	case mapping:
		return c.checkMapping(s, v, p)
	case object:
		return c.checkObject(s, v, p)
	}
	return c.checkScalar(s, v, p)
}

// takesShort says whether a value is written in the short form of s.
func (s *spec) takesShort(v *value) bool {
	return v.kind == s.short.spec.kind() && v.kind != s.kind()
}

// kind is the YAML kind of the long form.
func (s *spec) kind() node.Kind {
	switch s.shape {
	case list:
		return node.Sequence
	case mapping, object:
		return node.Mapping
	}
	return node.Scalar
}

// wrongKind reports a value of another YAML kind than the spec's.
func (c *checker) wrongKind(s *spec, v *value, p *place) bool {
	if v.kind == s.kind() {
		return false
	}
	c.fail(v.start, s.remedy(v), "%s is %s, want %s", p, describe(v, s.hidden), s.want())
	return true
}

func (c *checker) checkList(s *spec, v *value, p *place) *value {
	if c.wrongKind(s, v, p) {
		return nil
	}
	// A list in an override replaces the base's as a whole: its items are whole.
	partial := c.partial
	c.partial = false
	defer func() { c.partial = partial }()
	out, seen := *v, map[string]bool{}
	out.items = nil
	if !c.checkCount(s, v, p, len(v.items), "item") {
		return &out
	}
	for i, item := range v.items {
		checked := c.check(s.item, item, p.nth(i))
		switch {
		case checked == nil:
		case s.unique && seen[checked.text]:
			c.fail(item.start, "remove one of the two", "%s has %s twice", p, quote(checked.text))
		default:
			seen[checked.text] = true
			out.items = append(out.items, checked)
		}
	}
	return &out
}

// checkCount says whether a collection has as many entries as it may; of too
// many none is looked at.
func (c *checker) checkCount(s *spec, v *value, p *place, n int, noun string) bool {
	switch {
	case s.max > 0 && n > int(s.max):
		c.fail(v.at, "", "%s has %s, want at most %d", p, count(n, noun), int(s.max))
	case n < int(s.min):
		c.fail(v.at, "remove the key or add one", "%s has %s, want at least %d", p, count(n, noun), int(s.min))
	default:
		return true
	}
	return false
}

func (c *checker) checkMapping(s *spec, v *value, p *place) *value {
	if c.wrongKind(s, v, p) {
		return nil
	}
	out := *v
	out.entries = nil
	if !c.checkCount(s, v, p, len(v.entries), "name") {
		return &out
	}
	for _, e := range v.entries {
		if why, hint := s.keys.wrong(e.key); why != "" {
			c.fail(e.value.at, hint, "%s has the name %s, %s", p, quote(e.key), why)
			continue
		}
		if checked := c.check(s.item, e.value, p.at(e.key)); checked != nil {
			out.entries = append(out.entries, entry{e.key, checked})
		}
	}
	return &out
}

func (c *checker) checkObject(s *spec, v *value, p *place) *value {
	if c.wrongKind(s, v, p) {
		return nil
	}
	if s.partial && !c.partial {
		c.partial = true
		defer func() { c.partial = false }()
	}
	out := *v
	out.entries = nil
	for _, e := range v.entries {
		f := s.field(e.key, v)
		if f == nil {
			c.unknown(s, v, e, p)
			continue
		}
		if checked := c.check(f.spec, e.value, p.at(e.key)); checked != nil {
			out.entries = append(out.entries, entry{e.key, checked})
		}
	}
	if !c.partial {
		c.checkRequired(s, v, p)
	}
	if s.aliases != nil {
		s.aliases(c, &out, p)
	}
	return &out
}

// checkRequired reports the keys that are missing, and those that exclude one
// another. It looks at the keys as written: one whose value is wrong is there.
func (c *checker) checkRequired(s *spec, v *value, p *place) {
	for _, f := range s.all(v) {
		if f.required && !v.has(f.key) {
			c.fail(v.at, "add it, such as `"+f.key+": "+f.example+"`", "%s has no %s", p, f.key)
		}
	}
	c.checkOneOf(s, v, p)
	for _, n := range s.needs {
		if v.has(n.key) && !v.hasAny(n.anyOf) {
			c.fail(v.get(n.key).at, "", "%s has no meaning without %s", p.at(n.key), strings.Join(n.anyOf, " or "))
		}
	}
}

func (c *checker) checkOneOf(s *spec, v *value, p *place) {
	var given []string
	for _, key := range s.oneOf {
		if v.has(key) {
			given = append(given, key)
		}
	}
	switch {
	case s.oneOf != nil && len(given) == 0 && !s.hasUnknown(v):
		c.fail(v.at, "give one of them", "%s has none of %s", p, strings.Join(s.oneOf, ", "))
	case len(given) > 1:
		sort.Slice(given, func(i, j int) bool { return v.get(given[i]).at < v.get(given[j]).at })
		c.fail(v.get(given[1]).at, "keep one of them", "%s has %s, want exactly one of %s",
			p, strings.Join(given, " and "), strings.Join(s.oneOf, ", "))
	}
}

// hasUnknown says whether v has a key that is no field: most likely the missing
// one, misspelt, and reported as such.
func (s *spec) hasUnknown(v *value) bool {
	for _, e := range v.entries {
		if s.field(e.key, v) == nil {
			return true
		}
	}
	return false
}

func (v *value) hasAny(keys []string) bool {
	for _, key := range keys {
		if v.has(key) {
			return true
		}
	}
	return false
}

func (c *checker) unknown(s *spec, v *value, e entry, p *place) {
	if s.inSomeVariant(e.key) && s.variants.fields[v.str(s.variants.key)] == nil {
		return // the wrong or missing type is the problem, and reported
	}
	if c.full() {
		c.fail(e.value.at, "", "a key is unknown")
		return
	}
	c.fail(e.value.at, meant(e.key, s.keyNames(v)), "%s has no key %s", p, quote(e.key))
}
