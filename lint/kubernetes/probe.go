package kubernetes

import (
	"github.com/shipgen/shipgen/schema/node"
)

// probe is one probe of a container with its times in seconds.
type probe struct {
	name                              string
	node                              *node.Node
	initial, period, timeout, failure int
}

// defaults are the API server's.
// https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#configure-probes
func (c container) probe(name string) *probe {
	n := c.Node.Get(name)
	if n == nil || n.Kind != node.Mapping {
		return nil
	}
	p := &probe{name: name, node: n}
	for _, field := range []struct {
		name      string
		otherwise int
		value     *int
	}{
		{"initialDelaySeconds", 0, &p.initial}, {"periodSeconds", 10, &p.period},
		{"timeoutSeconds", 1, &p.timeout}, {"failureThreshold", 3, &p.failure},
	} {
		value, ok := number(n.Get(field.name), field.otherwise)
		if !ok {
			return nil
		}
		*field.value = value
	}
	return p
}

// budget is how long a probe that never succeeds is borne with, from the
// container's start.
func (p *probe) budget() int { return p.initial + p.period*p.failure }

// handlers are what a probe may do.
var handlers = []string{"httpGet", "grpc", "tcpSocket", "exec"}

// handler is what the probe does, "" and nil where nothing is written.
func (p *probe) handler() (string, *node.Node) {
	for _, name := range handlers {
		if n := p.node.Get(name); !n.IsNull() {
			return name, n
		}
	}
	return "", nil
}

// same says whether two values are the same but for their layout.
func same(a, b *node.Node) bool {
	if a.IsNull() || b.IsNull() {
		return a.IsNull() && b.IsNull()
	}
	if a.Kind != b.Kind || a.Value != b.Value || len(a.Items) != len(b.Items) || len(a.Pairs) != len(b.Pairs) {
		return false
	}
	for i := range a.Items {
		if !same(a.Items[i], b.Items[i]) {
			return false
		}
	}
	for _, pair := range a.Pairs {
		if !same(pair.Value, b.Get(pair.Key.Text())) {
			return false
		}
	}
	return true
}
