package kubernetes

import (
	"path"
	"strconv"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/kubernetes"
	"github.com/shipgen/shipgen/schema/node"
)

// workload is what other objects need to know of one that makes pods.
type workload struct {
	kind, name, namespace string
	labels                map[string]string // of its pods
	ports                 map[string]bool   // names and numbers
	replicas              int               // -1 where it is not known
	written               bool              // replicas is written
	place                 lint.Span         // of replicas if written, else of the name
}

// selector is an object that speaks of pods by their labels.
type selector struct {
	kind, name, namespace string
	labels                map[string]string
	place                 lint.Span
	ports                 []portRef // a Service's targetPorts
	minAvailable          int       // a PodDisruptionBudget's, 0 where it is none or a percentage
	budget                lint.Span
}

// portRef is a targetPort.
type portRef struct {
	text  string
	place lint.Span
}

// scaler is a HorizontalPodAutoscaler.
type scaler struct {
	name, namespace  string
	kind, targetName string
	min              int
	place            lint.Span // of the target's name
}

// relations are facts about whole objects, for rules that compare them.
var relations = &lint.Collector{
	Name:  "kubernetes-relations",
	Kinds: []lint.Kind{lint.Manifest},
	File:  collectRelations,
}

func collectRelations(p *lint.Pass) error {
	for _, w := range wholePods(p) {
		p.Export(newWorkload(p, w))
	}
	for _, o := range objects(p) {
		switch {
		case is(o, "", "Service"):
			exportSelector(p, o, o.Selector())
		case is(o, "policy", "PodDisruptionBudget"):
			exportSelector(p, o, o.Selector())
		case is(o, "networking.k8s.io", "NetworkPolicy"):
			exportSelector(p, o, o.Node.Path("spec", "podSelector", "matchLabels"))
		case is(o, "autoscaling", "HorizontalPodAutoscaler"):
			if target := o.Node.Path("spec", "scaleTargetRef", "name"); target.Text() != "" {
				least, _ := number(o.Node.Path("spec", "minReplicas"), 1)
				p.Export(scaler{o.Name, o.Namespace, o.Node.Path("spec", "scaleTargetRef", "kind").Text(), target.Text(), least, at(p, target)})
			}
		}
	}
	return nil
}

func newWorkload(p *lint.Pass, w pod) workload {
	fact := workload{kind: w.Kind, name: w.Name, namespace: w.Namespace, labels: texts(w.PodLabels()), ports: map[string]bool{}, place: at(p, place(w.Object))}
	for _, c := range containers([]pod{w}) {
		for _, port := range items(c.Node.Get("ports")) {
			fact.ports[port.Get("name").Text()] = true
			fact.ports[port.Get("containerPort").Text()] = true
		}
	}
	replicas, ok := w.replicas()
	if fact.replicas = replicas; !ok {
		fact.replicas = -1
	}
	if n := w.Node.Path("spec", "replicas"); !n.IsNull() {
		fact.written, fact.place = true, at(p, n)
	}
	return fact
}

func exportSelector(p *lint.Pass, o *kubernetes.Object, labels *node.Node) {
	if labels == nil || len(labels.Pairs) == 0 {
		return
	}
	s := selector{kind: o.Kind, name: o.Name, namespace: o.Namespace, labels: texts(labels), place: at(p, labels)}
	if o.Kind == "Service" {
		for _, port := range items(o.Node.Path("spec", "ports")) {
			if target := port.Get("targetPort"); target != nil && !isDynamic(target.Text()) {
				s.ports = append(s.ports, portRef{target.Text(), at(p, target)})
			}
		}
	}
	if least := o.Node.Path("spec", "minAvailable"); least != nil {
		s.minAvailable, _ = strconv.Atoi(least.Text())
		s.budget = at(p, least)
	}
	p.Export(s)
}

func texts(mapping *node.Node) map[string]string {
	all := map[string]string{}
	if mapping != nil {
		for _, pair := range mapping.Pairs {
			all[pair.Key.Text()] = pair.Value.Text()
		}
	}
	return all
}

// selects says whether a selector means a workload's pods.
func (s selector) selects(w workload) bool {
	for name, value := range s.labels {
		if w.labels[name] != value {
			return false
		}
	}
	return sameNamespace(s.namespace, w.namespace)
}

// sameNamespace: an object without one gets it from kustomize or from kubectl.
func sameNamespace(a, b string) bool { return a == b || a == "" || b == "" }

// selected are the workloads that a selector means, near ones only: in its own
// folder where there are some, for others may be of another environment.
func (s selector) selected(all []workload) []workload {
	var near, far []workload
	for _, w := range all {
		if !s.selects(w) {
			continue
		}
		if path.Dir(w.place.File) == path.Dir(s.place.File) {
			near = append(near, w)
		} else {
			far = append(far, w)
		}
	}
	if len(near) > 0 {
		return near
	}
	return far
}
