package ship

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Key is one key of ship.yaml, for the manual.
type Key struct {
	Path     string   // services.*.livenessProbe.httpGet.path; "*" is a name of the user's own or a list's item
	Type     string   // in words: "duration", "list of path"
	Values   []string // the only ones allowed, where they can be listed
	Required bool     // in the object that it belongs to
	Default  string   // as YAML or in words; "" = none
	Doc      string
	Example  string   // as YAML
	Keys     []string // the keys below it, as in the file
}

// Keys are all keys in the order of the manual. What may be overridden in an
// environment is listed once, where it belongs.
func Keys() []Key {
	var keys []Key
	walkKeys(rootSpec, "", &keys)
	return keys
}

func walkKeys(s *spec, path string, keys *[]Key) {
	switch {
	case s.shape == list, s.shape == mapping:
		walkKeys(s.item, path+".*", keys)
	case s.shape == object:
		for _, f := range s.everyField() {
			own := strings.TrimPrefix(path+"."+f.key, ".")
			if len(*keys) > 0 && slices.ContainsFunc(*keys, func(k Key) bool { return k.Path == own }) {
				continue // a key that several variants have
			}
			*keys = append(*keys, f.manual(own))
			if !s.partial {
				walkKeys(f.spec, own, keys)
			}
		}
	}
}

// everyField are the fields of an object with those of all its variants.
func (s *spec) everyField() []field {
	fields := slices.Clone(s.fields)
	if s.variants != nil {
		for _, value := range sortedKeys(s.variants.fields) {
			fields = append(fields, s.variants.fields[value]...)
		}
	}
	return fields
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

// manual is a field as a Key.
func (f field) manual(path string) Key {
	k := Key{Path: path, Type: f.spec.describe(), Values: f.spec.enum, Required: f.required, Default: f.derived, Doc: f.doc, Example: f.example}
	switch def := f.def.(type) {
	case nil, present:
	case []string:
		k.Default = "[" + strings.Join(def, ", ") + "]"
	default:
		k.Default = fmt.Sprint(def)
	}
	inner := f.spec
	for inner.shape == list || inner.shape == mapping {
		inner = inner.item
	}
	for _, below := range inner.everyField() {
		if !slices.Contains(k.Keys, below.key) {
			k.Keys = append(k.Keys, below.key)
		}
	}
	return k
}

// describe is the type of a value in words.
func (s *spec) describe() string {
	words := s.longType()
	if s.short != nil {
		words += ", or " + s.short.spec.longType()
	}
	return words
}

func (s *spec) longType() string {
	switch s.shape {
	case integer, number, boolean:
		return strings.TrimPrefix(strings.TrimPrefix(s.want(), "an "), "a ")
	case list:
		return "list of " + s.item.longType()
	case mapping:
		return "mapping of " + s.keys.name + " to " + s.item.longType()
	case object:
		return "object"
	case scalar:
		if s.format.pattern == "" {
			return "string, number or boolean"
		}
	}
	if s.enum != nil {
		return s.want()
	}
	return s.format.name
}

// Explain is the key at a path such as services.*.ports or services.api.ports;
// false where ship.yaml has no such key.
func Explain(key string) (Key, bool) {
	path := strings.NewReplacer("[", ".", "]", "").Replace(strings.Trim(key, "."))
	if path == "" {
		return Key{}, false
	}
	return explain(rootSpec, "", strings.Split(path, "."))
}

func explain(s *spec, path string, keys []string) (Key, bool) {
	for (s.shape == list || s.shape == mapping) && len(keys) > 0 {
		s, path, keys = s.item, path+".*", keys[1:]
	}
	if len(keys) == 0 || s.shape != object {
		return Key{}, false
	}
	for _, f := range s.everyField() {
		if f.key != keys[0] {
			continue
		}
		own := strings.TrimPrefix(path+"."+f.key, ".")
		if len(keys) == 1 || f.spec.isName(keys[1:]) {
			return f.manual(own), true
		}
		return explain(f.spec, own, keys[1:])
	}
	return Key{}, false
}

// isName says whether the rest of a path is but the name of an entry that has no
// keys of its own to explain.
func (s *spec) isName(rest []string) bool {
	return (s.shape == mapping || s.shape == list) && (len(rest) == 1 || s.item.kind() == (&spec{}).kind())
}
