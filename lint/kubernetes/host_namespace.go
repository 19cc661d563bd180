package kubernetes

import (
	"fmt"

	"github.com/shipgen/shipgen/lint"
)

// HostNamespace finds pods that share the node's namespaces.
var HostNamespace = &lint.Rule{
	Name:  "host-namespace",
	Title: "Pod in a namespace of its node",
	Doc: doc("A pod in the node's network listens on the node's addresses, reaches what listens on its loopback, and is under no NetworkPolicy; in its process or IPC namespace it sees and signals every process.",
		"spec:\n  hostNetwork: true\n  hostPID: true", "spec:\n  containers: […]",
		"Remove the field; give the pod a Service. Agents of the node (a DaemonSet) often need one: for those it is reported to the pedantic audience. https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline"),
	Theme: lint.Insecure, Severity: lint.Medium, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds: []lint.Kind{lint.Manifest},
	File:  hostNamespace,
}

var hostFields = []struct{ field, what, alias string }{
	{"hostNetwork", "network", "kube-linter:host-network"},
	{"hostPID", "process", "kube-linter:host-pid"},
	{"hostIPC", "IPC", "kube-linter:host-ipc"},
}

func hostNamespace(p *lint.Pass) error {
	for _, w := range pods(p) {
		for _, field := range hostFields {
			value := w.spec.Get(field.field)
			if !isTrue(value) {
				continue
			}
			f := lint.Finding{
				Span:    at(p, value),
				Message: fmt.Sprintf("%s shares the %s namespace of its node", name(w.Object), field.what),
				Hint:    "remove " + field.field,
				Aliases: []string{field.alias},
			}
			if w.Kind == "DaemonSet" {
				f.Severity, f.Audience = lint.Low, lint.Pedantic
			}
			p.Report(f)
		}
	}
	return nil
}
