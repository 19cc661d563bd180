package kubernetes

import (
	"strconv"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/kubernetes"
	"github.com/shipgen/shipgen/schema/node"
)

// pod is the pods that an object makes.
type pod struct {
	*kubernetes.Object
	spec *node.Node
}

// container is one container of them that runs on its own account, not for a
// person who debugs.
type container struct {
	kubernetes.Container
	pod pod
}

// pods are the objects of a file that make pods, patches of such objects
// included: for rules about what is written.
func pods(p *lint.Pass) []pod {
	var all []pod
	for _, o := range objects(p) {
		if spec := o.PodSpec(); spec != nil {
			all = append(all, pod{o, spec})
		}
	}
	return all
}

// wholePods are those that say all that a cluster needs to run them: for rules
// about what is not written. A patch leaves out what the patched object has.
func wholePods(p *lint.Pass) []pod {
	var all []pod
	for _, w := range pods(p) {
		if w.whole() {
			all = append(all, w)
		}
	}
	return all
}

// whole: an object of its own has a selector, and an image in each container.
func (w pod) whole() bool {
	if w.Node.Get("$patch") != nil || w.runs() && w.Kind != "Pod" && (w.Selector() == nil || w.PodLabels() == nil) {
		return false
	}
	all := w.Containers()
	for _, c := range all {
		if c.Image() == nil || c.Node.Get("$patch") != nil {
			return false
		}
	}
	return len(all) > 0
}

// runs says whether the pods are to run for ever.
func (w pod) runs() bool {
	switch w.Kind {
	case "Job", "CronJob", "PodTemplate":
		return false
	case "Pod":
		policy := w.spec.Get("restartPolicy").Text()
		return policy == "" || policy == "Always"
	}
	return true
}

// windows pods have no Linux security.
func (w pod) windows() bool {
	return w.spec.Path("os", "name").Text() == "windows" || w.spec.Path("nodeSelector", "kubernetes.io/os").Text() == "windows"
}

// replicas is the number written, or the default 1; false where it is dynamic.
func (w pod) replicas() (int, bool) { return number(w.Node.Path("spec", "replicas"), 1) }

// containers are the containers of pods, init containers included.
func containers(pods []pod) []container {
	var all []container
	for _, w := range pods {
		for _, c := range w.Containers() {
			if c.Kind != kubernetes.Ephemeral {
				all = append(all, container{c, w})
			}
		}
	}
	return all
}

// stays says whether a container runs as long as its pod.
func (c container) stays() bool { return c.Kind == kubernetes.Regular || c.IsSidecar() }

// title is how messages speak of a container.
func (c container) title() string {
	if c.Kind == kubernetes.Init {
		return "init container " + quote(c.Name)
	}
	return "container " + quote(c.Name)
}

// aliases are those of a finding about the container: kube-linter does not look at
// init containers (https://github.com/stackrox/kube-linter/issues/40).
func (c container) aliases(names ...string) []string {
	kept := []string{}
	for _, name := range names {
		if c.Kind != kubernetes.Init || !strings.HasPrefix(name, "kube-linter:") {
			kept = append(kept, name)
		}
	}
	return kept
}

// place is where a finding about a whole container stands: at its name.
func (c container) place() *node.Node {
	if n := c.Node.Get("name"); n != nil {
		return n
	}
	return c.Node
}

// security is a field of the security context that holds for a container, its
// own before its pod's, and nil where neither has it.
func (c container) security(field string) *node.Node {
	if n := c.Node.Path("securityContext", field); n != nil {
		return n
	}
	return c.pod.spec.Path("securityContext", field)
}

// number is a whole number, or a default where there is none; false where it is
// written as something else.
func number(n *node.Node, otherwise int) (int, bool) {
	if n.IsNull() {
		return otherwise, true
	}
	value, err := strconv.Atoi(n.Text())
	return value, err == nil
}

func isTrue(n *node.Node) bool  { return n.Text() == "true" }
func isFalse(n *node.Node) bool { return n.Text() == "false" }

// items are the values of a list, none for anything else.
func items(n *node.Node) []*node.Node {
	if n == nil {
		return nil
	}
	return n.Items
}
