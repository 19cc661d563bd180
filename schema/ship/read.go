package ship

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/shipgen/shipgen/schema/node"
)

// read makes a value tree of a YAML tree: merge keys resolved, and duplicate
// keys, names that are no text and tags of the user's own reported.
func (c *checker) read(n *node.Node, at int) *value {
	v := &value{src: n, kind: n.Kind, tag: n.Tag, text: n.Value, start: n.Start, at: at}
	if !coreTags[n.Tag] {
		v.tag = "!!str"
		c.fail(n.Start, "", "tag %s has no meaning here", quote(n.Tag))
	}
	switch n.Kind {
	case node.Mapping:
		c.readPairs(n, v)
	case node.Sequence:
		for _, item := range n.Items {
			v.items = append(v.items, c.read(item, item.Start))
		}
	}
	return v
}

// coreTags are the tags that plain YAML resolves to, https://yaml.org/type/.
var coreTags = map[string]bool{
	"!!str": true, "!!int": true, "!!float": true, "!!bool": true, "!!null": true,
	"!!map": true, "!!seq": true, "!!timestamp": true, "!!merge": true,
}

func (c *checker) readPairs(n *node.Node, v *value) {
	first := map[string]int{}
	var merges []*value
	for _, pair := range n.Pairs {
		key := pair.Key
		switch {
		case key.Kind != node.Scalar || key.Tag == "!!null":
			c.fail(key.Start, "", "a key is %s, want a name", describe(c.read(key, key.Start), false))
		case key.Tag == "!!merge":
			merges = append(merges, c.readMerge(pair.Value)...)
		default:
			if before, twice := first[key.Value]; twice {
				c.failTwice(key, before)
				continue
			}
			first[key.Value] = key.Start
			v.entries = append(v.entries, entry{key.Value, c.read(pair.Value, key.Start)})
		}
	}
	for _, m := range merges {
		for _, e := range m.entries {
			if _, has := first[e.key]; !has {
				first[e.key] = e.value.at
				v.entries = append(v.entries, e)
			}
		}
	}
}

func (c *checker) failTwice(key *node.Node, first int) {
	if c.full() {
		c.fail(key.Start, "", "a key is given twice")
		return
	}
	c.fail(key.Start, "keep one of the two", "key %s is given twice, first in line %d",
		quote(key.Value), c.lines.Position(first).Line)
}

// readMerge are the mappings of a `<<` key, https://yaml.org/type/merge.html.
func (c *checker) readMerge(n *node.Node) []*value {
	switch {
	case n.Kind == node.Mapping:
		return []*value{c.read(n, n.Start)}
	case n.Kind == node.Sequence:
		var all []*value
		for _, item := range n.Items {
			all = append(all, c.readMerge(item)...)
		}
		return all
	}
	c.fail(n.Start, "", "<< merges %s, want a mapping or a list of mappings", describe(c.read(n, n.Start), false))
	return nil
}

// describe says what a value is, for messages; a hidden one without its text.
func describe(v *value, hidden bool) string {
	switch {
	case v.kind == node.Mapping:
		return "a mapping of " + count(len(v.entries), "key")
	case v.kind == node.Sequence:
		return "a list of " + count(len(v.items), "item")
	case v.tag == "!!null":
		return "empty (null)"
	case hidden:
		return "a text of " + count(len([]rune(v.text)), "character")
	case v.tag == "!!int" || v.tag == "!!float":
		return "the number " + clip(v.text)
	case v.tag == "!!bool":
		return "the boolean " + v.text
	case v.tag == "!!timestamp":
		return "the date " + clip(v.text)
	}
	return "the string " + quote(v.text)
}

func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// quote shows a text in one line: escaped, and cut where it is long.
func quote(s string) string { return strconv.Quote(clip(s)) }

func clip(s string) string {
	const longest = 60
	if runes := []rune(s); len(runes) > longest {
		return string(runes[:longest]) + "…"
	}
	return strings.ToValidUTF8(s, "\uFFFD")
}
