package generator

import (
	"maps"
	"slices"
	"strings"
	"sync"

	"github.com/shipgen/shipgen/schema/ship"
	"gopkg.in/yaml.v3"
)

// textKeys are the keys of ship.yaml with a text in them, from its own table.
func textKeys() []ship.Key {
	return slices.DeleteFunc(ship.Keys(), func(key ship.Key) bool {
		other := []string{"integer", "number", "boolean", "true or false", "object", "mapping of", "one of"}
		return len(key.Keys) > 0 || len(key.Values) > 0 || slices.ContainsFunc(other, func(word string) bool { return strings.Contains(key.Type, word) })
	})
}

// grown are further bases: for each key with a text that no base has, one of them
// with the key's own example put in, so that a new key is tried by itself.
var grown = sync.OnceValue(func() map[string][]byte {
	out := map[string][]byte{}
	all := handmade()
	have := map[string]bool{}
	for _, data := range all {
		eachScalar(data, func(key string, _ *yaml.Node) { have[key] = true; have[strings.TrimSuffix(key, ".*")] = true })
	}
	for _, key := range textKeys() {
		for _, base := range slices.Sorted(maps.Keys(all)) {
			if have[key.Path] {
				break
			}
			for _, data := range grow(all[base], key) {
				if _, err := renderValues(data); err == nil && !have[key.Path] {
					out[base+"+"+key.Path], have[key.Path] = data, true
				}
			}
		}
		if !have[key.Path] {
			out[key.Path] = nil
		}
	}
	return out
})

// grow are the ways to put the example of a key into a base: beside the other keys
// of its parent, or alone in the place of the parent or of one above it.
func grow(data []byte, key ship.Key) [][]byte {
	var out [][]byte
	text, parent := key.Example, key.Path
	for level := 0; level < 4; level++ {
		at := strings.LastIndexByte(parent, '.')
		if at < 0 {
			break
		}
		name := parent[at+1:]
		parent = parent[:at]
		if name == "*" {
			text = "[" + text + "]"
			continue
		}
		text = "{" + name + ": " + text + "}"
		if level == 0 {
			out = append(out, grafted(data, parent, text, true))
		}
		out = append(out, grafted(data, parent, text, false))
	}
	return out
}

// grafted is a base with a mapping put in at a key, beside what is there or in its place.
func grafted(data []byte, at, text string, beside bool) []byte {
	var doc, twig yaml.Node
	if yaml.Unmarshal(data, &doc) != nil || yaml.Unmarshal([]byte(text), &twig) != nil {
		return nil
	}
	done := false
	eachNode(&doc, func(key string, n *yaml.Node) {
		if done || key != at || beside && n.Kind != yaml.MappingNode {
			return
		}
		done = true
		if beside {
			n.Content = append(n.Content, twig.Content[0].Content...)
		} else {
			*n = *twig.Content[0]
		}
	})
	out, _ := yaml.Marshal(&doc)
	return out
}
