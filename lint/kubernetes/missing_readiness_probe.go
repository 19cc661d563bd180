package kubernetes

import (
	"fmt"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/kubernetes"
)

// MissingReadinessProbe finds servers that get requests before they can answer.
var MissingReadinessProbe = &lint.Rule{
	Name:  "missing-readiness-probe",
	Title: "Server without a readiness probe",
	Doc: doc("Without a readiness probe a pod is ready as soon as its process exists: every rollout sends requests to programs that are still starting, and a rollout of a broken version is called a success, so nothing undoes it.",
		"containers:\n  - name: api\n    ports: [{containerPort: 8080}]", "containers:\n  - name: api\n    ports: [{name: http, containerPort: 8080}]\n    readinessProbe: {httpGet: {path: /readyz, port: http}}",
		"Probe a path that answers once the program can serve. Containers of long-running workloads that declare a port are looked at; jobs are not."),
	Theme: lint.Unreliable, Severity: lint.Medium, Confidence: lint.MediumConfidence, Audience: lint.Regular,
	Aliases: []string{"kube-linter:no-readiness-probe"},
	Needs:   []*lint.Collector{lacks("readinessProbe", missingReadinessProbe), supplements},
	Project: func(p *lint.ProjectPass) error { return reportLacking(p, "readinessProbe") },
}

func missingReadinessProbe(p *lint.Pass, report func(container, lint.Finding)) {
	for _, w := range wholePods(p) {
		if c, ok := unready(w); ok {
			report(c, lint.Finding{
				Span:    at(p, c.place()),
				Message: fmt.Sprintf("%s of %s has no readiness probe", c.title(), name(w.Object)),
				Hint:    "add a readinessProbe that asks whether it can serve",
			})
		}
	}
}

// unready is the first server of a pod in which nothing is asked whether it is
// ready. A pod is ready when all of its containers are, so one probe holds
// requests back; what stands beside it is most often a proxy of it.
func unready(w pod) (container, bool) {
	var found *container
	for _, c := range containers([]pod{w}) {
		if !c.Node.Get("readinessProbe").IsNull() {
			return container{}, false
		}
		if found == nil && c.serves() {
			found = &c
		}
	}
	if found == nil {
		return container{}, false
	}
	return *found, true
}

// serves says whether a container is a server of a workload that is replaced pod
// by pod. A single Pod and the agent of a node have no traffic to hold back.
func (c container) serves() bool {
	if !c.pod.runs() || c.Kind != kubernetes.Regular || c.pod.Kind == "Pod" || c.pod.Kind == "DaemonSet" {
		return false
	}
	for _, port := range items(c.Node.Get("ports")) {
		if text := port.Get("name").Text(); text != "metrics" && text != "http-metrics" && text != "prometheus" {
			return true
		}
	}
	return false
}
