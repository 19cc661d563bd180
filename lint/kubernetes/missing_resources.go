package kubernetes

import (
	"fmt"

	"github.com/shipgen/shipgen/lint"
)

// MissingResources finds containers that may take a node's memory.
var MissingResources = &lint.Rule{
	Name:  "missing-resources",
	Title: "Container without memory request or limit",
	Doc: doc("Without a memory limit one leak takes the node's memory and the kernel kills whatever is largest there; without a request the scheduler packs pods where there is no room for them. A CPU limit is not asked for: it throttles a program while the node is idle.",
		"containers:\n  - name: api\n    image: acme/api:1.2.3", "containers:\n  - name: api\n    image: acme/api:1.2.3\n    resources:\n      requests: {cpu: 100m, memory: 128Mi}\n      limits: {memory: 128Mi}",
		"Set the memory limit (the request follows it) and a CPU request. A missing CPU request alone is reported to the pedantic audience; jobs are not looked at. What a patch of the repository adds counts. A LimitRange of the namespace can set both too."),
	Theme: lint.Unreliable, Severity: lint.Low, Confidence: lint.MediumConfidence, Audience: lint.Regular,
	Needs:   []*lint.Collector{lacks("resources", missingResources), supplements},
	Project: func(p *lint.ProjectPass) error { return reportLacking(p, "resources") },
}

func missingResources(p *lint.Pass, report func(container, lint.Finding)) {
	for _, c := range containers(wholePods(p)) {
		if !c.pod.runs() || !c.stays() || !c.pod.spec.Path("resources", "limits", "memory").IsNull() {
			continue
		}
		limit, request := c.Node.Path("resources", "limits", "memory"), c.Node.Path("resources", "requests", "memory")
		f := lint.Finding{Span: at(p, c.place()), Aliases: c.aliases("kube-linter:unset-memory-requirements")}
		switch {
		case limit.IsNull() && request.IsNull():
			f.Message = fmt.Sprintf("%s of %s has neither a memory request nor a memory limit", c.title(), name(c.pod.Object))
			f.Hint = "set resources.requests.memory and resources.limits.memory"
		case limit.IsNull():
			f.Message = fmt.Sprintf("%s of %s has no memory limit", c.title(), name(c.pod.Object))
			f.Hint = "set resources.limits.memory"
		case c.Node.Path("resources", "requests", "cpu").IsNull() && c.Node.Path("resources", "limits", "cpu").IsNull():
			f.Message = fmt.Sprintf("%s of %s has no CPU request", c.title(), name(c.pod.Object))
			f.Hint = "set resources.requests.cpu; a CPU limit is not needed"
			f.Audience, f.Aliases = lint.Pedantic, c.aliases("kube-linter:unset-cpu-requirements")
		default:
			continue
		}
		report(c, f)
	}
}
