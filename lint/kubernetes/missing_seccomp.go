package kubernetes

import (
	"fmt"

	"github.com/shipgen/shipgen/lint"
)

// MissingSeccomp finds containers that may call all of the kernel.
var MissingSeccomp = &lint.Rule{
	Name:  "missing-seccomp",
	Title: "Container without a seccomp profile",
	Doc: doc("Without a seccomp profile a container may make every system call, also the few hundred that no service makes and where the kernel's flaws are. The runtime brings a profile that breaks next to nothing.",
		"securityContext:\n  seccompProfile: {type: Unconfined}", "securityContext:\n  seccompProfile: {type: RuntimeDefault}",
		"Set `RuntimeDefault` in the pod's security context. `Unconfined` is reported to everybody, that nothing is set to the pedantic audience. https://kubernetes.io/docs/tutorials/security/seccomp/"),
	Theme: lint.Insecure, Severity: lint.Low, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds: []lint.Kind{lint.Manifest},
	File:  missingSeccomp,
}

func missingSeccomp(p *lint.Pass) error {
	for _, c := range containers(pods(p)) {
		profile := c.security("seccompProfile").Get("type")
		if profile.Text() == "Unconfined" && !isTrue(c.Node.Path("securityContext", "privileged")) {
			p.Report(lint.Finding{
				Span:    at(p, profile),
				Message: fmt.Sprintf("%s of %s switches seccomp off", c.title(), name(c.pod.Object)),
				Hint:    "write type: RuntimeDefault",
			})
		}
	}
	for _, c := range containers(wholePods(p)) {
		if c.security("seccompProfile").IsNull() && !isTrue(c.Node.Path("securityContext", "privileged")) && !c.pod.windows() {
			p.Report(lint.Finding{
				Span: at(p, c.place()), Audience: lint.Pedantic,
				Message: fmt.Sprintf("%s of %s has no seccomp profile", c.title(), name(c.pod.Object)),
				Hint:    "write seccompProfile: {type: RuntimeDefault} in the pod's securityContext",
			})
		}
	}
	return nil
}
