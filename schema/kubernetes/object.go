// Package kubernetes reads manifests: objects with positions, and the JSON
// Schemas of the kinds that Kubernetes serves.
package kubernetes

import "github.com/shipgen/shipgen/schema/node"

// Object is one Kubernetes object of a manifest.
type Object struct {
	APIVersion, Kind string
	Name, Namespace  string
	Node             *node.Node
}

// Objects are the objects of a file's documents: every mapping with apiVersion
// and kind, the items of Lists in their place.
func Objects(docs []node.Document) []*Object {
	panic("stub")
}
