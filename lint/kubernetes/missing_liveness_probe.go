package kubernetes

import (
	"fmt"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/kubernetes"
)

// MissingLivenessProbe finds containers that nobody restarts when they hang.
var MissingLivenessProbe = &lint.Rule{
	Name:  "missing-liveness-probe",
	Title: "Server without a liveness probe",
	Doc: doc("The kubelet restarts a process that ends, not one that hangs. A liveness probe finds the deadlock; it is worth having only when it asks about the process alone, for one that fails with the database restarts everything at once.",
		"containers:\n  - name: api\n    readinessProbe: {httpGet: {path: /readyz, port: http}}", "containers:\n  - name: api\n    livenessProbe: {httpGet: {path: /livez, port: http}}\n    readinessProbe: {httpGet: {path: /readyz, port: http}}",
		"Probe a path that touches no dependency, more patiently than readiness. Containers that declare a port are looked at."),
	Theme: lint.Unreliable, Severity: lint.Low, Confidence: lint.MediumConfidence, Audience: lint.Pedantic,
	Aliases: []string{"kube-linter:no-liveness-probe"},
	Needs:   []*lint.Collector{lacks("livenessProbe", missingLivenessProbe), supplements},
	Project: func(p *lint.ProjectPass) error { return reportLacking(p, "livenessProbe") },
}

func missingLivenessProbe(p *lint.Pass, report func(container, lint.Finding)) {
	for _, c := range containers(wholePods(p)) {
		if !c.pod.runs() || c.Kind != kubernetes.Regular || len(items(c.Node.Get("ports"))) == 0 || !c.Node.Get("livenessProbe").IsNull() {
			continue
		}
		report(c, lint.Finding{
			Span:    at(p, c.place()),
			Message: fmt.Sprintf("%s of %s has no liveness probe", c.title(), name(c.pod.Object)),
			Hint:    "add a livenessProbe that asks about the process alone",
		})
	}
}
