package ship

import "github.com/shipgen/shipgen/schema/node"

// merge is base with overrides: mappings merge by key, lists and scalars
// replace, null removes. Of the keys of which an object has exactly one, that of
// the override replaces the base's. It changes neither tree.
func merge(s *spec, base, over *value) *value {
	switch {
	case over.isNull():
		return nil
	case over.kind != node.Mapping:
		return over
	case base == nil || base.kind != node.Mapping:
		base = emptyMap(over)
	}
	out := *base
	out.src, out.start, out.at = over.src, over.start, over.at
	out.entries = nil
	for _, e := range base.entries {
		if !over.has(e.key) && !s.replacedBy(e.key, over) {
			out.entries = append(out.entries, e)
		}
	}
	for _, e := range over.entries {
		if merged := merge(s.below(e.key), base.get(e.key), e.value); merged != nil {
			out.entries = append(out.entries, entry{e.key, merged})
		}
	}
	return &out
}

// replacedBy says whether an override gives another of the keys that exclude key.
func (s *spec) replacedBy(key string, over *value) bool {
	if s == nil || !s.inOneOf(key) {
		return false
	}
	for _, other := range s.oneOf {
		if found := over.get(other); other != key && found != nil && !found.isNull() {
			return true
		}
	}
	return false
}

// below is the spec of the value under a key, nil where there is none.
func (s *spec) below(key string) *spec {
	switch {
	case s == nil:
		return nil
	case s.shape == mapping:
		return s.item
	}
	if f := s.field(key, nil); f != nil {
		return f.spec
	}
	return nil
}
