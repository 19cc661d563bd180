package kubernetes

import (
	"fmt"

	"github.com/shipgen/shipgen/lint"
)

// SecretAsEnv finds secrets that a pod keeps in its environment.
var SecretAsEnv = &lint.Rule{
	Name:  "secret-as-env",
	Title: "Secret in an environment variable",
	Doc: doc("An environment is inherited by every child process, printed by crash reports and debug pages, and fixed at the start: a rotated secret is seen only after a restart. A mounted file is none of that.",
		"env:\n  - name: DB_PASSWORD\n    valueFrom: {secretKeyRef: {name: db, key: password}}", "volumes: [{name: db, secret: {secretName: db}}]\nvolumeMounts: [{name: db, mountPath: /run/secrets/db, readOnly: true}]",
		"Mount the Secret as a volume and read the file. https://kubernetes.io/docs/concepts/configuration/secret/#using-secrets-as-files-from-a-pod"),
	Theme: lint.Insecure, Severity: lint.Low, Confidence: lint.HighConfidence, Audience: lint.Pedantic,
	Kinds: []lint.Kind{lint.Manifest},
	File:  secretAsEnv,
}

func secretAsEnv(p *lint.Pass) error {
	for _, c := range containers(pods(p)) {
		for _, entry := range items(c.Node.Get("env")) {
			if ref := entry.Path("valueFrom", "secretKeyRef"); ref != nil {
				p.Report(lint.Finding{
					Span:    at(p, first(entry.Get("name"), ref)),
					Message: fmt.Sprintf("%s of %s has a secret in the environment variable %s", c.title(), name(c.pod.Object), quote(entry.Get("name").Text())),
					Hint:    "mount the Secret as a file",
					Aliases: c.aliases("kube-linter:read-secret-from-env-var"),
				})
			}
		}
		for _, source := range items(c.Node.Get("envFrom")) {
			if ref := source.Get("secretRef"); ref != nil {
				p.Report(lint.Finding{
					Span:    at(p, first(ref.Get("name"), ref)),
					Message: fmt.Sprintf("%s of %s has all of Secret %s in its environment", c.title(), name(c.pod.Object), quote(ref.Get("name").Text())),
					Hint:    "mount the Secret as files",
				})
			}
		}
	}
	return nil
}
