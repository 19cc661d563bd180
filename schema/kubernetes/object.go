// Package kubernetes reads manifests: objects with positions, and the schemas of
// the kinds that Kubernetes serves.
package kubernetes

import (
	"strings"

	"github.com/shipgen/shipgen/schema/node"
)

// Object is one Kubernetes object of a manifest.
type Object struct {
	APIVersion, Kind string
	Name, Namespace  string
	Node             *node.Node
}

// Objects are the objects of a file's documents: every mapping with apiVersion
// and kind, the items of Lists in their place.
func Objects(docs []node.Document) []*Object {
	var all []*Object
	for _, doc := range docs {
		all = appendObject(all, doc.Root, "", "")
	}
	return all
}

// appendObject adds the object of a node, or those of its items if it is a list.
// An item of a typed list (PodList) need not repeat its type.
func appendObject(all []*Object, n *node.Node, apiVersion, kind string) []*Object {
	if n == nil || n.Kind != node.Mapping {
		return all
	}
	if own := n.Get("apiVersion").Text(); own != "" {
		apiVersion = own
	}
	if own := n.Get("kind").Text(); own != "" {
		kind = own
	}
	if apiVersion == "" || kind == "" {
		return all
	}
	if items := n.Get("items"); strings.HasSuffix(kind, "List") && items != nil {
		for _, item := range items.Items {
			all = appendItem(all, item, apiVersion, strings.TrimSuffix(kind, "List"))
		}
		return all
	}
	return append(all, &Object{
		APIVersion: apiVersion,
		Kind:       kind,
		Name:       n.Path("metadata", "name").Text(),
		Namespace:  n.Path("metadata", "namespace").Text(),
		Node:       n,
	})
}

func appendItem(all []*Object, item *node.Node, apiVersion, kind string) []*Object {
	if kind == "" { // a plain List says nothing about its items
		return appendObject(all, item, "", "")
	}
	return appendObject(all, item, apiVersion, kind)
}

// Group is the API group of the object, "" for the core one.
func (o *Object) Group() string {
	group, _, found := strings.Cut(o.APIVersion, "/")
	if !found {
		return ""
	}
	return group
}

// Labels is the mapping metadata.labels.
func (o *Object) Labels() *node.Node { return o.Node.Path("metadata", "labels") }

// Annotations is the mapping metadata.annotations.
func (o *Object) Annotations() *node.Node { return o.Node.Path("metadata", "annotations") }

// Selector is the mapping of labels that select pods: spec.selector of a Service
// and a ReplicationController, spec.selector.matchLabels of anything else.
func (o *Object) Selector() *node.Node {
	if o.Kind == "Service" || o.Kind == "ReplicationController" {
		return o.Node.Path("spec", "selector")
	}
	return o.Node.Path("spec", "selector", "matchLabels")
}
