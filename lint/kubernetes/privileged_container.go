package kubernetes

import (
	"fmt"

	"github.com/shipgen/shipgen/lint"
)

// PrivilegedContainer finds containers that are the node.
var PrivilegedContainer = &lint.Rule{
	Name:  "privileged-container",
	Title: "Privileged container",
	Doc: doc("A privileged container has every capability and every device of its node: whoever takes it over has the node, and with it every pod and secret there.",
		"securityContext:\n  privileged: true", "securityContext:\n  allowPrivilegeEscalation: false\n  capabilities: {drop: [ALL], add: [NET_BIND_SERVICE]}",
		"Remove `privileged` and add back the one capability or device that the program needs. https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline"),
	Theme: lint.Insecure, Severity: lint.High, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds:   []lint.Kind{lint.Manifest},
	Aliases: []string{"kube-linter:privileged-container", "kube-score:container-security-context-privileged"},
	File:    privilegedContainer,
}

func privilegedContainer(p *lint.Pass) error {
	for _, c := range containers(pods(p)) {
		if value := c.Node.Path("securityContext", "privileged"); isTrue(value) {
			f := lint.Finding{
				Span:    at(p, value),
				Message: fmt.Sprintf("%s of %s is privileged: it is root on the node", c.title(), name(c.pod.Object)),
				Hint:    "remove privileged; add the single capability that is needed",
				Aliases: c.aliases("kube-linter:privileged-container", "kube-score:container-security-context-privileged"),
			}
			if c.pod.Kind == "DaemonSet" { // network and storage plugins must be
				f.Severity = lint.Medium
			}
			p.Report(f)
		}
	}
	return nil
}
