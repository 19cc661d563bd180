package generator

import (
	"errors"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"
)

// harmless are the characters that mean nothing in any language that is rendered.
// A name of the user's own becomes part of paths, labels, identifiers and other
// names, each changed in its way, so none other may be in it.
var harmless = regexp.MustCompile(`^[A-Za-z0-9._][A-Za-z0-9._/-]*$`)

// ofLint are mappings of what lint does, and no generator reads.
const ofLint = "lint."

// nameSlots are the names of the user's own: of services, variables, files,
// targets, environments, labels; each mapping of a base once.
func nameSlots(bases map[string][]byte) []slot {
	var out []slot
	for _, base := range slices.Sorted(maps.Keys(bases)) {
		seen := map[string]bool{}
		for n, name := range ownNodes(parsed(bases[base])) {
			if !seen[name.key] && !strings.HasPrefix(name.key, ofLint) {
				out = append(out, slot{base, n, name.key, name.node.Value})
			}
			seen[name.key] = true
		}
	}
	return out
}

type ownNode struct {
	key  string // of the mapping
	node *yaml.Node
}

// ownNodes are the keys of the mappings whose keys are names, in the file's order.
func ownNodes(doc *yaml.Node) []ownNode {
	var out []ownNode
	eachNode(doc, func(key string, n *yaml.Node) {
		if ownNames[key] && n.Kind == yaml.MappingNode {
			for i := 0; i < len(n.Content); i += 2 {
				out = append(out, ownNode{key, n.Content[i]})
			}
		}
	})
	return out
}

func parsed(data []byte) *yaml.Node {
	var doc yaml.Node
	if err := yaml.Unmarshal(data, &doc); err != nil {
		panic(err) // the bases are files of this repository
	}
	return &doc
}

// renamed renders a base with another name in a slot.
func renamed(tb testing.TB, bases map[string][]byte, s slot, name string) (map[string][]byte, error) {
	doc := parsed(bases[s.base])
	return renderValues(withText(tb, doc, ownNodes(doc)[s.n].node, name))
}

// typed counts the values of all YAML files that read as a text and are none.
func typed(tb testing.TB, files map[string][]byte, text string) (count int) {
	for name, data := range files {
		if ext := path.Ext(name); ext != ".yaml" && ext != ".yml" {
			continue
		}
		leaves, err := readFile(name, data)
		if err != nil {
			tb.Error(err)
		}
		for _, leaf := range leaves {
			if leaf.text == text && strings.Contains(leaf.at, " !!") && !strings.HasSuffix(leaf.at, " !!str") {
				count++
			}
		}
	}
	return count
}

// checkName puts a name in the place of another: it is refused with a place, or
// renders, is harmless and a text wherever it stands. taken says whether it rendered.
func checkName(tb testing.TB, bases map[string][]byte, s slot, name string) (taken bool) {
	tb.Helper()
	for _, text := range []string{name, "a" + name, s.value + name, s.value + "." + name, s.value + "/" + name} {
		files, err := renamed(tb, bases, s, text)
		switch {
		case errors.Is(err, errRefused):
			continue
		case err != nil:
			tb.Errorf("%s: a name %q in %s: %v", s.base, text, s.key, err)
		case !harmless.MatchString(text):
			tb.Errorf("%s: the name %q in %s was rendered", s.base, text, s.key)
		}
		taken = true
		if slices.Contains(nasty, text) {
			if before, err := renamed(tb, bases, s, benign); err == nil && typed(tb, before, text) != typed(tb, files, text) {
				tb.Errorf("%s: the name %q in %s is no text where it is rendered", s.base, text, s.key)
			}
		}
	}
	return taken
}

// references are mappings whose keys name what stands elsewhere.
var references = regexp.MustCompile(`^ci\.steps$|\.overrides\.services$`)

// typedNames are names that YAML takes for something else.
var typedNames = []string{"true", "null", "1", "0x1", ".inf", "NO"}

// TestNames puts nasty and good names in the place of each name of the user's own;
// the fuzz test takes others.
func TestNames(t *testing.T) {
	all := handmade()
	taken, tries := map[string]bool{}, map[string]int{}
	for i, s := range nameSlots(all) {
		tries[s.key]++
		for j, name := range append([]string{"zqx", "b2", "B"}, nasty...) {
			if j < 3 && !taken[s.key] || j%28 == i%28 || tries[s.key] == 1 && slices.Contains(typedNames, name) {
				taken[s.key] = checkName(t, all, s, name) || taken[s.key]
			}
		}
	}
	for key, good := range taken {
		if !good && !references.MatchString(key) {
			t.Errorf("no name but that of the file is taken in %s: nothing was tried", key)
		}
	}
}

func FuzzNames(f *testing.F) {
	all := bases(f)
	list := nameSlots(all)
	for i := range list {
		f.Add(uint16(i), nasty[i%len(nasty)])
	}
	f.Fuzz(func(t *testing.T, n uint16, name string) {
		checkName(t, all, list[int(n)%len(list)], name)
	})
}
