package kubernetes

import (
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/node"
)

// consumer is a workload that has values of ConfigMaps and Secrets in its
// environment, which is fixed when a container starts.
type consumer struct {
	title, namespace    string
	configMaps, secrets []reference
}

// reference is the name of an object in another.
type reference struct {
	name  string
	place lint.Span
}

// changing is an object whose content changes under its name: a ConfigMap that
// is written in a manifest, or the Secret of an ExternalSecret.
type changing struct {
	kind, name, namespace string
	place                 lint.Span
}

var consumers = &lint.Collector{
	Name:  "configuration-consumers",
	Kinds: []lint.Kind{lint.Manifest},
	File:  collectConsumers,
}

func collectConsumers(p *lint.Pass) error {
	for _, w := range wholePods(p) {
		if w.runs() && w.Kind != "Pod" && !restarts(w) {
			p.Export(newConsumer(p, w))
		}
	}
	for _, o := range objects(p) {
		switch {
		case is(o, "", "ConfigMap") && o.Name != "" && !isTrue(o.Node.Get("immutable")):
			p.Export(changing{"ConfigMap", o.Name, o.Namespace, at(p, place(o))})
		case is(o, "external-secrets.io", "ExternalSecret"):
			target := first(o.Node.Path("spec", "target", "name"), o.Node.Path("metadata", "name"))
			p.Export(changing{"Secret", target.Text(), o.Namespace, at(p, place(o))})
		}
	}
	return nil
}

func newConsumer(p *lint.Pass, w pod) consumer {
	c := consumer{title: name(w.Object), namespace: w.Namespace}
	add := func(list *[]reference, n *node.Node) {
		if n != nil {
			*list = append(*list, reference{n.Text(), at(p, n)})
		}
	}
	for _, one := range containers([]pod{w}) {
		for _, entry := range items(one.Node.Get("env")) {
			add(&c.configMaps, entry.Path("valueFrom", "configMapKeyRef", "name"))
			add(&c.secrets, entry.Path("valueFrom", "secretKeyRef", "name"))
		}
		for _, entry := range items(one.Node.Get("envFrom")) {
			add(&c.configMaps, entry.Path("configMapRef", "name"))
			add(&c.secrets, entry.Path("secretRef", "name"))
		}
	}
	return c
}

// restarts says whether something starts the pods anew after a change: a
// checksum in the template's annotations, or an operator that watches.
func restarts(w pod) bool {
	for _, annotations := range []*node.Node{w.Annotations(), w.PodTemplate().Path("metadata", "annotations")} {
		for key := range texts(annotations) {
			for _, word := range []string{"checksum", "hash", "sha256", "reloader", "wave.pusher.com", "keel.sh"} {
				if strings.Contains(key, word) {
					return true
				}
			}
		}
	}
	return false
}
