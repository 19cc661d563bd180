package kubernetes

import (
	"fmt"

	"github.com/shipgen/shipgen/lint"
)

// RunAsRoot finds containers that are root or may be.
var RunAsRoot = &lint.Rule{
	Name:  "run-as-root",
	Title: "Container that runs as root",
	Doc: doc("A process that is root in its container is root on the node after one flaw in the kernel or the runtime, and until then it can change everything in its image.",
		"securityContext:\n  runAsUser: 0", "securityContext:\n  runAsNonRoot: true\n  runAsUser: 65532",
		"Set `runAsNonRoot: true`, and `runAsUser` where the image names its user by name. That nothing is said is reported to the pedantic audience: the image may have a user of its own."),
	Theme: lint.Insecure, Severity: lint.Medium, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds: []lint.Kind{lint.Manifest}, Aliases: []string{"kube-linter:run-as-non-root"},
	File: runAsRoot,
}

func runAsRoot(p *lint.Pass) error {
	for _, c := range containers(pods(p)) {
		user := c.security("runAsUser")
		if user.Text() != "0" || isTrue(c.Node.Path("securityContext", "privileged")) {
			continue
		}
		f := lint.Finding{
			Span:    at(p, user),
			Message: fmt.Sprintf("%s of %s runs as root: runAsUser is 0", c.title(), name(c.pod.Object)),
			Hint:    "set runAsNonRoot: true and a runAsUser above 0",
			Aliases: c.aliases("kube-linter:run-as-non-root"),
		}
		if !c.stays() {
			f.Severity = lint.Low // it sets something up and ends
		}
		if isTrue(c.security("runAsNonRoot")) {
			f.Message = fmt.Sprintf("%s of %s cannot start: runAsUser is 0 and runAsNonRoot is true", c.title(), name(c.pod.Object))
			f.Severity, f.Aliases = lint.High, none
		}
		p.Report(f)
	}
	for _, c := range containers(wholePods(p)) {
		user := c.security("runAsUser").Text()
		if isTrue(c.security("runAsNonRoot")) || user != "" || c.pod.windows() {
			continue
		}
		p.Report(lint.Finding{
			Span: at(p, c.place()), Severity: lint.Low, Audience: lint.Pedantic,
			Message: fmt.Sprintf("%s of %s may run as root: neither runAsNonRoot nor runAsUser is set", c.title(), name(c.pod.Object)),
			Hint:    "set securityContext.runAsNonRoot: true",
			Aliases: c.aliases("kube-linter:run-as-non-root"),
		})
	}
	return nil
}
