package kubernetes

import (
	"fmt"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/node"
)

// StartupBudget finds containers that are given less time to start than others
// of their numbers say that they take.
var StartupBudget = &lint.Rule{
	Name:  "startup-budget",
	Title: "Time to start that contradicts itself",
	Doc: doc("A liveness probe that gives up before the readiness probe first asks kills a program that is still allowed to start; a rollout deadline below the startup probe's patience calls a rollout failed that is going well.",
		"livenessProbe: {httpGet: {path: /livez, port: http}}                             # gives up after 30 s\nreadinessProbe: {httpGet: {path: /readyz, port: http}, initialDelaySeconds: 60}", "startupProbe: {httpGet: {path: /livez, port: http}, periodSeconds: 2, failureThreshold: 45}\nlivenessProbe: {httpGet: {path: /livez, port: http}}\nreadinessProbe: {httpGet: {path: /readyz, port: http}}",
		"Give a startup probe the slowest start (`failureThreshold` × `periodSeconds`), and no initial delay to the others; set `progressDeadlineSeconds` above it. https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/"),
	Theme: lint.Unreliable, Severity: lint.Medium, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds: []lint.Kind{lint.Manifest},
	File:  startupBudget,
}

func startupBudget(p *lint.Pass) error {
	for _, c := range containers(wholePods(p)) {
		start, live, ready := c.probe("startupProbe"), c.probe("livenessProbe"), c.probe("readinessProbe")
		if start == nil && live != nil && ready != nil && c.Node.Get("startupProbe").IsNull() && live.budget() < ready.initial {
			p.Report(lint.Finding{
				Span:    at(p, key(c.Node, "livenessProbe")),
				Message: fmt.Sprintf("livenessProbe of %s kills %s after %d s, before its readiness probe first asks at %d s", name(c.pod.Object), c.title(), live.budget(), ready.initial),
				Hint:    "add a startupProbe with the time that the start takes",
			})
		}
		if start != nil {
			startDeadline(p, c, start)
		}
	}
	return nil
}

// startDeadline compares the startup probe with the rollout's deadline, and with
// a start that takes a moment longer than usual.
func startDeadline(p *lint.Pass, c container, start *probe) {
	if deadline, ok := c.pod.deadline(); ok && deadline <= start.budget() {
		p.Report(lint.Finding{
			Span:    at(p, key(c.Node, "startupProbe")),
			Message: fmt.Sprintf("startupProbe of %s allows %d s, but the rollout is called failed after %d s", name(c.pod.Object), start.budget(), deadline),
			Hint:    "set progressDeadlineSeconds above the time that a start may take",
		})
	}
	if start.budget() < 10 {
		p.Report(lint.Finding{
			Span: at(p, key(c.Node, "startupProbe")), Severity: lint.Low, Audience: lint.Pedantic,
			Message: fmt.Sprintf("startupProbe of %s kills %s after %d s: less than a slow start on a busy node", name(c.pod.Object), c.title(), start.budget()),
			Hint:    "raise failureThreshold: a startup probe that is patient costs a fast start nothing",
		})
	}
}

// deadline is progressDeadlineSeconds, 600 by default; false where there is none.
func (w pod) deadline() (int, bool) {
	if w.Kind != "Deployment" {
		return 0, false
	}
	return number(w.Node.Path("spec", "progressDeadlineSeconds"), 600)
}

// key is the key of a field that is there.
func key(n *node.Node, field string) *node.Node { return n.Pair(field).Key }
