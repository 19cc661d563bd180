package kubernetes

import (
	"fmt"

	"github.com/shipgen/shipgen/lint"
)

// SingleNode finds replicas that may all be on one node.
var SingleNode = &lint.Rule{
	Name:  "single-node",
	Title: "Replicas that are not spread over nodes",
	Doc: doc("The scheduler's own spreading is a preference among many: after a few rollouts all replicas can be on one node, and its failure or its upgrade takes the service down.",
		"spec:\n  replicas: 3\n  template: {spec: {containers: […]}}", "spec:\n  replicas: 3\n  template:\n    spec:\n      topologySpreadConstraints:\n        - {topologyKey: kubernetes.io/hostname, maxSkew: 1, whenUnsatisfiable: ScheduleAnyway, labelSelector: {matchLabels: {app: api}}}",
		"Add topology spread constraints or a pod anti-affinity. Workloads with two replicas or more are looked at."),
	Theme: lint.Unreliable, Severity: lint.Low, Confidence: lint.HighConfidence, Audience: lint.Pedantic,
	Kinds:   []lint.Kind{lint.Manifest},
	Aliases: []string{"kube-linter:no-anti-affinity"},
	File:    singleNode,
}

func singleNode(p *lint.Pass) error {
	for _, w := range wholePods(p) {
		replicas, ok := w.replicas()
		spread := w.spec.Get("topologySpreadConstraints") != nil || w.spec.Path("affinity", "podAntiAffinity") != nil
		if !ok || replicas < 2 || spread || w.Kind != "Deployment" && w.Kind != "StatefulSet" && w.Kind != "Rollout" {
			continue
		}
		p.Report(lint.Finding{
			Span:    at(p, w.Node.Path("spec", "replicas")),
			Message: fmt.Sprintf("nothing spreads the %d replicas of %s over nodes", replicas, name(w.Object)),
			Hint:    "add topologySpreadConstraints on kubernetes.io/hostname",
		})
	}
	return nil
}
