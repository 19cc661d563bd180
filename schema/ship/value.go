package ship

import (
	"sort"
	"strconv"

	"github.com/shipgen/shipgen/schema/node"
)

// value is one value of the file, or of a default, in a tree that may be
// changed: short forms are expanded and overrides merged in it.
type value struct {
	src     *node.Node // where it was read; nil for what was derived
	kind    node.Kind
	tag     string
	text    string
	start   int // byte offset of the value
	at      int // byte offset of its key; of a list item: of the value
	entries []entry
	items   []*value
}

// entry is one key of a mapping.
type entry struct {
	key   string
	value *value
}

// scalarValue is a derived scalar that stands where another value does.
func scalarValue(tag, text string, at *value) *value {
	return &value{kind: node.Scalar, tag: tag, text: text, start: at.start, at: at.at}
}

// mapValue is a derived mapping of one key that stands where another value does.
func mapValue(key string, v *value) *value {
	return &value{kind: node.Mapping, tag: "!!map", start: v.start, at: v.at, entries: []entry{{key, v}}}
}

// emptyMap is a mapping without keys that stands where another value does.
func emptyMap(at *value) *value {
	return &value{kind: node.Mapping, tag: "!!map", start: at.start, at: at.at}
}

func (v *value) isNull() bool { return v.kind == node.Scalar && v.tag == "!!null" }

// get is the value under a key, nil where there is none.
func (v *value) get(keys ...string) *value {
	for _, key := range keys {
		if v == nil {
			return nil
		}
		v = v.child(key)
	}
	return v
}

func (v *value) child(key string) *value {
	for i := range v.entries {
		if v.entries[i].key == key {
			return v.entries[i].value
		}
	}
	return nil
}

// has says whether a key is given.
func (v *value) has(key string) bool { return v.get(key) != nil }

// set puts a value under a key, in the place of one that is there.
func (v *value) set(key string, to *value) {
	for i := range v.entries {
		if v.entries[i].key == key {
			v.entries[i].value = to
			return
		}
	}
	v.entries = append(v.entries, entry{key, to})
}

// remove takes a key away.
func (v *value) remove(key string) {
	for i := range v.entries {
		if v.entries[i].key == key {
			v.entries = append(v.entries[:i:i], v.entries[i+1:]...)
			return
		}
	}
}

// index is the item of a list by its decimal number, nil where there is none.
func (v *value) index(key string) *value {
	i, err := strconv.Atoi(key)
	if err != nil || i < 0 || i >= len(v.items) {
		return nil
	}
	return v.items[i]
}

// sorted are the entries of a mapping by key; nil has none.
func (v *value) sorted() []entry {
	if v == nil {
		return nil
	}
	entries := append([]entry(nil), v.entries...)
	sort.Slice(entries, func(i, j int) bool { return entries[i].key < entries[j].key })
	return entries
}

// copyTree is a tree that can be changed without changing v.
func (v *value) copyTree() *value {
	if v == nil {
		return nil
	}
	c := *v
	c.entries = make([]entry, len(v.entries))
	for i, e := range v.entries {
		c.entries[i] = entry{e.key, e.value.copyTree()}
	}
	c.items = make([]*value, len(v.items))
	for i, item := range v.items {
		c.items[i] = item.copyTree()
	}
	return &c
}
