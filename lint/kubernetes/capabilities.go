package kubernetes

import (
	"fmt"
	"strings"

	"github.com/shipgen/shipgen/lint"
)

// Capabilities finds capabilities that are as good as root, and those that are
// only there because nobody dropped them.
var Capabilities = &lint.Rule{
	Name:  "capabilities",
	Title: "Container with capabilities that it does not need",
	Doc: doc("A runtime gives a container about fourteen capabilities, among them to forge packets and to change owners of files. A service needs none of them, and some that can be added are root by another name.",
		"securityContext:\n  capabilities: {add: [SYS_ADMIN]}", "securityContext:\n  capabilities: {drop: [ALL]}",
		"Drop `ALL` and add what is needed, at most `NET_BIND_SERVICE` for a port below 1024. That nothing is dropped is reported to the pedantic audience. https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted"),
	Theme: lint.Insecure, Severity: lint.Medium, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds: []lint.Kind{lint.Manifest},
	File:  capabilities,
}

// asGoodAsRoot are capabilities with which a process leaves its container.
// https://man7.org/linux/man-pages/man7/capabilities.7.html
var asGoodAsRoot = map[string]string{
	"ALL":             "every capability",
	"SYS_ADMIN":       "to mount and to change namespaces",
	"SYS_MODULE":      "to load kernel modules",
	"SYS_PTRACE":      "to read other processes' memory",
	"SYS_RAWIO":       "to read the node's memory and disks",
	"DAC_READ_SEARCH": "to read any file of the node",
	"BPF":             "to load programs into the kernel",
}

func capabilities(p *lint.Pass) error {
	for _, c := range containers(pods(p)) {
		for _, added := range items(c.Node.Path("securityContext", "capabilities", "add")) {
			capability := strings.TrimPrefix(strings.ToUpper(added.Text()), "CAP_")
			what, ok := asGoodAsRoot[capability]
			if !ok || isTrue(c.Node.Path("securityContext", "privileged")) {
				continue
			}
			f := lint.Finding{
				Span:    at(p, added),
				Message: fmt.Sprintf("%s of %s has the capability %s: %s", c.title(), name(c.pod.Object), capability, what),
				Hint:    "add only the capability that the program fails without",
			}
			if c.pod.Kind == "DaemonSet" {
				f.Severity, f.Audience = lint.Low, lint.Pedantic // an agent of the node
			}
			p.Report(f)
		}
	}
	for _, c := range containers(wholePods(p)) {
		if !dropsAll(c) && !isTrue(c.Node.Path("securityContext", "privileged")) && !c.pod.windows() {
			p.Report(lint.Finding{
				Span: at(p, c.place()), Severity: lint.Low, Audience: lint.Pedantic,
				Message: fmt.Sprintf("%s of %s keeps the runtime's capabilities", c.title(), name(c.pod.Object)),
				Hint:    "write securityContext.capabilities.drop: [ALL]",
			})
		}
	}
	return nil
}

func dropsAll(c container) bool {
	for _, dropped := range items(c.Node.Path("securityContext", "capabilities", "drop")) {
		if strings.EqualFold(dropped.Text(), "ALL") {
			return true
		}
	}
	return false
}
