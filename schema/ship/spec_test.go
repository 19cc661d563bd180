package ship

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/shipgen/shipgen/schema/node"
	"github.com/shipgen/shipgen/schema/repo"
)

// TestExamples holds the example and the default of every field to the field's
// own rules, by the parser.
func TestExamples(t *testing.T) {
	for _, key := range Keys() {
		f := fieldAt(t, key.Path)
		c := &checker{lines: repo.NewLines([]byte(f.example))}
		docs, err := node.Parse([]byte(f.example), limits)
		if err != nil || len(docs) != 1 {
			t.Errorf("%s: the example is no YAML: %v", key.Path, err)
			continue
		}
		c.check(f.spec, c.read(docs[0].Root, 0), (*place)(nil).at(key.Path))
		if f.def != nil && !f.spec.partial {
			if def := defaultValue(f.def, emptyMap(&value{})); len(f.spec.fields) == 0 {
				c.check(f.spec, def, (*place)(nil).at("default of "+key.Path))
			}
		}
		for _, p := range c.problems {
			t.Errorf("%s", p.message)
		}
	}
}

func fieldAt(t *testing.T, path string) field {
	t.Helper()
	s := rootSpec
	var found field
	for _, key := range strings.Split(path, ".") {
		if key == "*" {
			s = s.item
			continue
		}
		i := slices.IndexFunc(s.everyField(), func(f field) bool { return f.key == key })
		if i < 0 {
			t.Fatalf("no field %s", path)
		}
		found = s.everyField()[i]
		s = found.spec
	}
	return found
}

// notDecoded are the keys that are gone before a Ship is made.
var notDecoded = map[string]string{
	"services.*.port":   "becomes ports.http",
	"services.*.health": "becomes the three probes",
}

// TestEveryKeyCounts changes each value of the valid files: the Ship must
// change with it, and the files must have every key of the table.
func TestEveryKeyCounts(t *testing.T) {
	paths, err := filepath.Glob("../../testdata/schema/valid/*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	counts := map[string]bool{}
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		s, err := Parse(path, data)
		if err != nil {
			t.Fatal(err)
		}
		root := withDefaults(rootSpec, s.root)
		before := asText(t, root)
		changeEach(rootSpec, root, "", func(key string) {
			if asText(t, root) != before {
				counts[key] = true
			}
		})
	}
	for _, key := range Keys() {
		leaf := len(fieldAt(t, key.Path).spec.leaf().everyField()) == 0
		if _, gone := notDecoded[key.Path]; leaf && counts[key.Path] == gone {
			t.Errorf("%s: a changed value changes the Ship: %v, in the table of exceptions: %v", key.Path, counts[key.Path], gone)
		}
	}
}

func (s *spec) leaf() *spec {
	for s.shape == list || s.shape == mapping {
		s = s.item
	}
	return s
}

func asText(t *testing.T, root *value) string {
	t.Helper()
	data, err := json.Marshal(decode("", root))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// changeEach changes one scalar after the other, calls look with the key it is
// under, and changes it back.
func changeEach(s *spec, v *value, key string, look func(string)) {
	for _, item := range v.items {
		changeEach(s.item, item, key+itemMark(s.item), look)
	}
	for _, e := range v.entries {
		if s.shape == mapping {
			changeEach(s.item, e.value, key+itemMark(s.item), look)
		} else if f := s.field(e.key, v); f != nil && !f.spec.partial {
			changeEach(f.spec, e.value, strings.TrimPrefix(key+"."+e.key, "."), look)
		}
	}
	if v.kind != node.Scalar {
		return
	}
	old := v.text
	for _, other := range []string{"7", "true", "false", "3d", "9%"} {
		v.text = other
		look(key)
	}
	v.text = old
}

// itemMark is how a key path goes on into the items that have keys.
func itemMark(item *spec) string {
	if item.leaf().shape == object {
		return ".*"
	}
	return ""
}
