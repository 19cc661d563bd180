package kubernetes

import (
	"fmt"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/kubernetes"
	"github.com/shipgen/shipgen/schema/node"
)

// SecretInManifest finds secrets that are written into a pod or a ConfigMap.
var SecretInManifest = &lint.Rule{
	Name:  "secret-in-manifest",
	Title: "Secret written as plain configuration",
	Doc: doc("A password in `env` or in a ConfigMap is in the repository's history, in every copy of the manifest and in `kubectl describe`, and nobody can rotate it without a commit.",
		"env:\n  - name: DB_PASSWORD\n    value: hunter2", "env:\n  - name: DB_PASSWORD_FILE\n    value: /run/secrets/db/password\nvolumeMounts: [{name: db, mountPath: /run/secrets/db, readOnly: true}]",
		"Rotate the secret: it has leaked. Keep it in a secret store, bring it with an ExternalSecret, and mount it as a file. Names like `DB_PASSWORD` with a literal value are reported, and addresses with a password; paths, placeholders and references are not."),
	Theme: lint.LeakedSecret, Severity: lint.High, Confidence: lint.MediumConfidence, Audience: lint.Regular,
	Kinds: []lint.Kind{lint.Manifest},
	File:  secretInManifest,
}

func secretInManifest(p *lint.Pass) error {
	for _, c := range containers(pods(p)) {
		for _, entry := range items(c.Node.Get("env")) {
			variable, value := entry.Get("name").Text(), entry.Get("value")
			reportLiteral(p, value, fmt.Sprintf("%s of %s has", c.title(), name(c.pod.Object)), variable, c.aliases("kube-linter:env-var-secret"))
		}
	}
	for _, o := range objects(p) {
		if data := o.Node.Get("data"); is(o, "", "ConfigMap") && data != nil {
			for _, pair := range data.Pairs {
				reportLiteral(p, pair.Value, name(o)+" has", pair.Key.Text(), none)
			}
		}
		if is(o, "apiserver.config.k8s.io", "EncryptionConfiguration") {
			encryptionKeys(p, o)
		}
	}
	return nil
}

// encryptionKeys are the keys with which the API server encrypts what etcd stores.
// https://kubernetes.io/docs/tasks/administer-cluster/encrypt-data/
func encryptionKeys(p *lint.Pass, o *kubernetes.Object) {
	o.Node.Walk(func(n *node.Node) bool {
		if key := n.Get("secret"); key != nil && n.Get("name") != nil && !stands(key.Text()) {
			p.Report(lint.Finding{
				Span: at(p, key), Secret: key.Text(), Aliases: none, Confidence: lint.HighConfidence,
				Message: fmt.Sprintf("%s has the key %s, with which every Secret in etcd is encrypted", o.Kind, quote(n.Get("name").Text())),
				Hint:    "rotate it, and let a KMS provider hold the key",
			})
		}
		return true
	})
}

// reportLiteral reports a value that is a secret by its name, or an address with
// a password in it.
func reportLiteral(p *lint.Pass, n *node.Node, who, variable string, aliases []string) {
	value := n.Text()
	if value == "" || strings.Contains(strings.TrimSpace(value), "\n") || stands(value) {
		return
	}
	f := lint.Finding{Span: at(p, n), Secret: value, Hint: "rotate it, keep it in a secret store, mount it as a file", Aliases: none}
	if word := password(value); word != "" && !stands(word) {
		f.Message = fmt.Sprintf("%s an address with a password of %d characters in %s", who, len(word), quote(variable))
		f.Secret, f.Confidence = word, lint.HighConfidence
	} else if isSecretName(variable) && !isPlain(value) && !echoes(value, variable) {
		f.Message = fmt.Sprintf("%s a literal value of %d characters in %s", who, len(value), quote(variable))
		if strings.Contains(strings.ToLower(variable), "secret") { // all that it looks for
			f.Aliases = aliases
		}
	} else {
		return
	}
	if isShown(p.File.Path) {
		f.Confidence = lint.LowConfidence // what looks real, its own rules find
	}
	p.Report(f)
}
