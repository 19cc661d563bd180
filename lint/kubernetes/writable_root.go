package kubernetes

import (
	"fmt"

	"github.com/shipgen/shipgen/lint"
)

// WritableRoot finds containers that can change their own image.
var WritableRoot = &lint.Rule{
	Name:  "writable-root",
	Title: "Container with a writable root file system",
	Doc: doc("On a writable root an intruder can leave a program behind, and a service fills the node's disk with files that nobody counted. What must be written belongs in a volume with a size.",
		"containers:\n  - name: api\n    image: acme/api:1.2.3", "containers:\n  - name: api\n    image: acme/api:1.2.3\n    securityContext: {readOnlyRootFilesystem: true}\n    volumeMounts: [{name: tmp, mountPath: /tmp}]",
		"Set `readOnlyRootFilesystem: true` and mount an `emptyDir` with a `sizeLimit` where the program writes."),
	Theme: lint.Insecure, Severity: lint.Low, Confidence: lint.HighConfidence, Audience: lint.Pedantic,
	Kinds:   []lint.Kind{lint.Manifest},
	Aliases: []string{"kube-linter:no-read-only-root-fs", "kube-score:container-security-context-readonlyrootfilesystem"},
	File:    writableRoot,
}

func writableRoot(p *lint.Pass) error {
	for _, c := range containers(wholePods(p)) {
		if isTrue(c.Node.Path("securityContext", "readOnlyRootFilesystem")) || isTrue(c.Node.Path("securityContext", "privileged")) || c.pod.windows() {
			continue
		}
		p.Report(lint.Finding{
			Span:    at(p, c.place()),
			Message: fmt.Sprintf("%s of %s can write to its root file system", c.title(), name(c.pod.Object)),
			Hint:    "write securityContext.readOnlyRootFilesystem: true and mount an emptyDir where it writes",
			Aliases: c.aliases("kube-linter:no-read-only-root-fs", "kube-score:container-security-context-readonlyrootfilesystem"),
		})
	}
	return nil
}
