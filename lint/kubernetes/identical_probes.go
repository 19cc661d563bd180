package kubernetes

import (
	"fmt"

	"github.com/shipgen/shipgen/lint"
)

// IdenticalProbes finds readiness probes that hold nothing back.
var IdenticalProbes = &lint.Rule{
	Name:  "identical-probes",
	Title: "Liveness and readiness probe are the same",
	Doc: doc("A pod that is not ready should get no requests and have time to recover. With the same question asked at the same pace, the moment it is called not ready is the moment it is killed.",
		"livenessProbe: {httpGet: {path: /healthz, port: http}}\nreadinessProbe: {httpGet: {path: /healthz, port: http}}", "livenessProbe: {httpGet: {path: /livez, port: http}, failureThreshold: 6}\nreadinessProbe: {httpGet: {path: /readyz, port: http}}",
		"Ask different paths, or let liveness wait longer than readiness. Probes that give up at different times are not reported."),
	Theme: lint.Unreliable, Severity: lint.Low, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds: []lint.Kind{lint.Manifest}, Aliases: []string{"kube-score:pod-probes-identical"},
	File: identicalProbes,
}

func identicalProbes(p *lint.Pass) error {
	for _, c := range containers(pods(p)) {
		live, ready := c.probe("livenessProbe"), c.probe("readinessProbe")
		if live == nil || ready == nil || !sameHandler(live, ready) || live.period*live.failure != ready.period*ready.failure {
			continue
		}
		p.Report(lint.Finding{
			Span:    at(p, key(c.Node, "livenessProbe")),
			Message: fmt.Sprintf("%s of %s is killed after %d s of not answering, when it also stops being ready: both probes are the same", c.title(), name(c.pod.Object), live.period*live.failure),
			Hint:    "ask another path, or raise the liveness probe's failureThreshold",
			Related: []lint.Related{{Span: at(p, key(c.Node, "readinessProbe")), Message: "the readiness probe"}},
		})
	}
	return nil
}

func sameHandler(a, b *probe) bool {
	kind, x := a.handler()
	other, y := b.handler()
	return kind != "" && kind == other && same(x, y)
}
