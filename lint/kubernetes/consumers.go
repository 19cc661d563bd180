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
	name   string
	place  lint.Span
	copied bool // mounted by a subPath: the file is never written anew
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
	watches := watched(w)
	add := func(list *[]reference, n *node.Node) {
		if n != nil && !watches[n.Text()] {
			*list = append(*list, reference{name: n.Text(), place: at(p, n)})
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
		for _, mount := range items(one.Node.Get("volumeMounts")) {
			if mount.Get("subPath").Text() == "" {
				continue
			}
			volume := w.volume(mount.Get("name").Text())
			addCopied(p, &c.secrets, watches, volume.Path("secret", "secretName"), mount)
			addCopied(p, &c.configMaps, watches, volume.Path("configMap", "name"), mount)
		}
	}
	return c
}

// addCopied notes an object of which a container has a copy: a mount by subPath gets
// no updates. https://kubernetes.io/docs/concepts/storage/volumes/#using-subpath
func addCopied(p *lint.Pass, list *[]reference, watches map[string]bool, object, mount *node.Node) {
	if object != nil && !watches[object.Text()] {
		*list = append(*list, reference{object.Text(), at(p, mount.Get("subPath")), true})
	}
}

func (w pod) volume(name string) *node.Node {
	for _, v := range items(w.spec.Get("volumes")) {
		if v.Get("name").Text() == name {
			return v
		}
	}
	return nil
}

// named are Reloader's annotations that list what it watches.
// https://github.com/stakater/Reloader#-key-annotations-quick-reference
var named = set("secret.reloader.stakater.com/reload configmap.reloader.stakater.com/reload")

// watched are the objects that Reloader restarts a workload for by name.
func watched(w pod) map[string]bool {
	all := map[string]bool{}
	for key, value := range texts(w.Annotations()) {
		if named[key] {
			for _, one := range strings.Split(value, ",") {
				all[strings.TrimSpace(one)] = true
			}
		}
	}
	return all
}

// restarts says whether something starts the pods anew after a change: a
// checksum in the template's annotations, or an operator that watches.
func restarts(w pod) bool {
	for _, annotations := range []*node.Node{w.Annotations(), w.PodTemplate().Path("metadata", "annotations")} {
		for key, value := range texts(annotations) {
			if named[key] && !strings.ContainsAny(value, "*$^") {
				continue
			}
			for _, word := range []string{"checksum", "hash", "sha256", "reloader", "wave.pusher.com", "keel.sh"} {
				if strings.Contains(key, word) {
					return true
				}
			}
		}
	}
	return false
}
