package kubernetes

import (
	"fmt"

	"github.com/shipgen/shipgen/lint"
)

// ProbeTimeout finds probes whose attempts take longer than their period.
var ProbeTimeout = &lint.Rule{
	Name:  "probe-timeout",
	Title: "Probe that waits longer than its period",
	Doc: doc("A probe whose timeout is longer than its period is not asked at the pace that is written: each attempt waits for the one before, so that a failure is noticed later than the numbers say.",
		"readinessProbe: {httpGet: {path: /readyz, port: http}, periodSeconds: 5, timeoutSeconds: 10}", "readinessProbe: {httpGet: {path: /readyz, port: http}, periodSeconds: 5, timeoutSeconds: 2}",
		"Keep `timeoutSeconds` below `periodSeconds`."),
	Theme: lint.Unreliable, Severity: lint.Low, Confidence: lint.HighConfidence, Audience: lint.Pedantic,
	Kinds: []lint.Kind{lint.Manifest},
	File:  probeTimeout,
}

func probeTimeout(p *lint.Pass) error {
	for _, c := range containers(pods(p)) {
		for _, field := range []string{"startupProbe", "livenessProbe", "readinessProbe"} {
			pr := c.probe(field)
			if pr == nil || pr.timeout <= pr.period || pr.node.Get("timeoutSeconds") == nil {
				continue
			}
			p.Report(lint.Finding{
				Span:    at(p, pr.node.Get("timeoutSeconds")),
				Message: fmt.Sprintf("%s of %s waits %d s for an answer and asks every %d s", field, name(c.pod.Object), pr.timeout, pr.period),
				Hint:    "keep timeoutSeconds below periodSeconds",
			})
		}
	}
	return nil
}
