package kubernetes

import (
	"fmt"

	"github.com/shipgen/shipgen/lint"
)

// ServiceAccountToken finds pods that hold a token that they have no use for.
var ServiceAccountToken = &lint.Rule{
	Name:  "service-account-token",
	Title: "Default service account with a mounted token",
	Doc: doc("Every pod of a namespace that names no service account shares the default one, and finds its token in a file. Whoever takes over one pod then speaks to the API server as all of them, and a right given to one is given to all.",
		"spec:\n  containers: […]", "spec:\n  serviceAccountName: api\n  automountServiceAccountToken: false\n  containers: […]",
		"Give the workload its own ServiceAccount, and mount a token only where the program calls the Kubernetes API."),
	Theme: lint.Insecure, Severity: lint.Low, Confidence: lint.HighConfidence, Audience: lint.Pedantic,
	Kinds: []lint.Kind{lint.Manifest},
	File:  serviceAccountToken,
}

func serviceAccountToken(p *lint.Pass) error {
	for _, w := range wholePods(p) {
		account := first(w.spec.Get("serviceAccountName"), w.spec.Get("serviceAccount"))
		if account.Text() != "" && account.Text() != "default" || isFalse(w.spec.Get("automountServiceAccountToken")) {
			continue
		}
		p.Report(lint.Finding{
			Span:    at(p, first(account, place(w.Object))),
			Message: fmt.Sprintf("%s has the token of the default service account", name(w.Object)),
			Hint:    "set serviceAccountName, or automountServiceAccountToken: false",
			Aliases: []string{"kube-linter:default-service-account"},
		})
	}
	return nil
}
