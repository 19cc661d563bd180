package kubernetes

import (
	"fmt"

	"github.com/shipgen/shipgen/lint"
)

// PrivilegeEscalation finds containers whose processes can gain rights.
var PrivilegeEscalation = &lint.Rule{
	Name:  "privilege-escalation",
	Title: "Container that may gain privileges",
	Doc: doc("Unless `allowPrivilegeEscalation` is false, a setuid program in the image makes a process root that was not started as root. No service needs that.",
		"securityContext:\n  allowPrivilegeEscalation: true", "securityContext:\n  allowPrivilegeEscalation: false",
		"Write `allowPrivilegeEscalation: false`. That it is not written at all is reported to the pedantic audience. https://kubernetes.io/docs/tasks/configure-pod-container/security-context/"),
	Theme: lint.Insecure, Severity: lint.Low, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds: []lint.Kind{lint.Manifest}, Aliases: []string{"kube-linter:privilege-escalation-container"},
	File: privilegeEscalation,
}

func privilegeEscalation(p *lint.Pass) error {
	for _, c := range containers(pods(p)) {
		value := c.Node.Path("securityContext", "allowPrivilegeEscalation")
		// A privileged container is reported as such.
		if isTrue(value) && !isTrue(c.Node.Path("securityContext", "privileged")) {
			p.Report(lint.Finding{
				Span:    at(p, value),
				Message: fmt.Sprintf("%s of %s may gain privileges", c.title(), name(c.pod.Object)),
				Hint:    "write allowPrivilegeEscalation: false",
				Aliases: c.aliases("kube-linter:privilege-escalation-container"),
			})
		}
	}
	for _, c := range containers(wholePods(p)) {
		if c.Node.Path("securityContext", "allowPrivilegeEscalation").IsNull() && !isTrue(c.Node.Path("securityContext", "privileged")) && !c.pod.windows() {
			p.Report(lint.Finding{
				Span: at(p, c.place()), Audience: lint.Pedantic, Aliases: none,
				Message: fmt.Sprintf("%s of %s does not forbid privilege escalation", c.title(), name(c.pod.Object)),
				Hint:    "write securityContext.allowPrivilegeEscalation: false",
			})
		}
	}
	return nil
}
