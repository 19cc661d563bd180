package generator

import (
	"slices"

	"github.com/shipgen/shipgen/schema/node"
)

// mergeKeys are the lists of our manifests whose items a strategic merge patch
// matches by a key; it replaces every other list whole. ports is by
// containerPort in a container and by port in a Service.
// https://github.com/kubernetes/community/blob/main/contributors/devel/sig-api-machinery/strategic-merge-patch.md
var mergeKeys = map[string][]string{
	"containers":                {"name"},
	"initContainers":            {"name"},
	"env":                       {"name"},
	"volumes":                   {"name"},
	"volumeMounts":              {"mountPath"},
	"topologySpreadConstraints": {"topologyKey"},
	"ports":                     {"containerPort", "port"},
}

// difference is the strategic merge patch from one object to another of the
// same kind and name, nil when they are equal.
func difference(from, to *node.Node) *node.Node {
	patch := mapDifference(from, to)
	if patch == nil {
		return nil
	}
	named := identity(to)
	patch.Pairs = slices.DeleteFunc(patch.Pairs, func(pair node.Pair) bool {
		if pair.Key.Value != "metadata" {
			return false
		}
		metadata := named[len(named)-1].Value
		metadata.Pairs = append(metadata.Pairs, pair.Value.Pairs...)
		return true
	})
	patch.Pairs = append(named, patch.Pairs...)
	return patch
}

// deletion is the patch that removes an object.
func deletion(object *node.Node) *node.Node {
	pairs := append([]node.Pair{{Key: scalarNode("$patch"), Value: scalarNode("delete")}}, identity(object)...)
	return &node.Node{Kind: node.Mapping, Pairs: pairs}
}

// identity is what tells an object from others, its metadata last.
func identity(object *node.Node) []node.Pair {
	name := &node.Node{Kind: node.Mapping, Pairs: []node.Pair{*object.Get("metadata").Pair("name")}}
	return []node.Pair{*object.Pair("apiVersion"), *object.Pair("kind"), {Key: scalarNode("metadata"), Value: name}}
}

func mapDifference(from, to *node.Node) *node.Node {
	patch := &node.Node{Kind: node.Mapping}
	for _, pair := range to.Pairs {
		old := from.Get(pair.Key.Value)
		if old == nil {
			patch.Pairs = append(patch.Pairs, pair)
		} else if value := valueDifference(pair.Key.Value, old, pair.Value); value != nil {
			patch.Pairs = append(patch.Pairs, node.Pair{Key: pair.Key, Value: value})
		}
	}
	for _, pair := range from.Pairs {
		if to.Get(pair.Key.Value) == nil {
			patch.Pairs = append(patch.Pairs, node.Pair{Key: pair.Key, Value: &node.Node{Kind: node.Scalar, Tag: "!!null", Value: "null"}})
		}
	}
	if len(patch.Pairs) == 0 {
		return nil
	}
	return patch
}

func valueDifference(key string, from, to *node.Node) *node.Node {
	switch {
	case from.Kind == node.Mapping && to.Kind == node.Mapping:
		return mapDifference(from, to)
	case from.Kind == node.Sequence && to.Kind == node.Sequence:
		if by := mergeKey(key, from, to); by != "" {
			patch := listDifference(by, from, to)
			if key == "initContainers" && patch != nil && len(from.Items) > 0 && adds(by, from, to) {
				return replacement(to)
			}
			return patch
		}
	}
	if equal(from, to) {
		return nil
	}
	return to
}

// mergeKey is the key that tells the items of both lists apart, "" for a list
// that is replaced whole.
func mergeKey(field string, lists ...*node.Node) string {
	for _, by := range mergeKeys[field] {
		if !slices.ContainsFunc(lists, func(list *node.Node) bool { return !keyed(list, by) }) {
			return by
		}
	}
	return ""
}

func keyed(list *node.Node, by string) bool {
	seen := map[string]bool{}
	for _, item := range list.Items {
		key := item.Get(by).Text()
		if key == "" || seen[key] {
			return false
		}
		seen[key] = true
	}
	return true
}

func listDifference(by string, from, to *node.Node) *node.Node {
	patch := &node.Node{Kind: node.Sequence}
	for _, item := range to.Items {
		old := itemOf(from, by, item.Get(by).Text())
		if old == nil {
			patch.Items = append(patch.Items, item)
		} else if value := mapDifference(old, item); value != nil {
			value.Pairs = append([]node.Pair{*item.Pair(by)}, value.Pairs...)
			patch.Items = append(patch.Items, value)
		}
	}
	for _, item := range from.Items {
		if itemOf(to, by, item.Get(by).Text()) == nil {
			gone := []node.Pair{{Key: scalarNode("$patch"), Value: scalarNode("delete")}, *item.Pair(by)}
			patch.Items = append(patch.Items, &node.Node{Kind: node.Mapping, Pairs: gone})
		}
	}
	if len(patch.Items) == 0 {
		return nil
	}
	return patch
}

func itemOf(list *node.Node, by, key string) *node.Node {
	for _, item := range list.Items {
		if item.Get(by).Text() == key {
			return item
		}
	}
	return nil
}

// equal compares values without regard to how they are written. Mappings that
// differ in the order of keys count as different, which our templates never do.
func equal(a, b *node.Node) bool {
	if a.Kind != b.Kind || a.Tag != b.Tag || a.Value != b.Value {
		return false
	}
	return slices.EqualFunc(a.Items, b.Items, equal) && slices.EqualFunc(a.Pairs, b.Pairs, func(x, y node.Pair) bool {
		return equal(x.Key, y.Key) && equal(x.Value, y.Value)
	})
}

func scalarNode(s string) *node.Node { return &node.Node{Kind: node.Scalar, Tag: "!!str", Value: s} }

// adds says whether a list has an item that another has not.
func adds(by string, from, to *node.Node) bool {
	return slices.ContainsFunc(to.Items, func(item *node.Node) bool { return itemOf(from, by, item.Get(by).Text()) == nil })
}

// replacement is the patch that puts a whole list in another's place. Init
// containers start in their order, and kustomize puts what a patch adds first.
func replacement(to *node.Node) *node.Node {
	whole := &node.Node{Kind: node.Mapping, Pairs: []node.Pair{{Key: scalarNode("$patch"), Value: scalarNode("replace")}}}
	return &node.Node{Kind: node.Sequence, Items: append([]*node.Node{whole}, to.Items...)}
}
