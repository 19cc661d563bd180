package kubernetes

import (
	"fmt"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/kubernetes"
)

// RemovedAPI finds objects that no cluster takes any more.
var RemovedAPI = &lint.Rule{
	Name:  "removed-api",
	Title: "API version that Kubernetes no longer serves",
	Doc: doc("A cluster that does not serve the version refuses the object, and with it whatever is applied together. A PodSecurityPolicy besides protects nothing since 1.25.",
		"apiVersion: policy/v1beta1\nkind: PodDisruptionBudget", "apiVersion: policy/v1\nkind: PodDisruptionBudget",
		"Write the version that is served now; fields may have moved. In place of a PodSecurityPolicy label the namespace with `pod-security.kubernetes.io/enforce`. https://kubernetes.io/docs/reference/using-api/deprecation-guide/"),
	Theme: lint.Broken, Severity: lint.High, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds: []lint.Kind{lint.Manifest},
	File:  removedAPI,
}

func removedAPI(p *lint.Pass) error {
	for _, o := range objects(p) {
		since, instead, ok := kubernetes.Removed(o.APIVersion, o.Kind)
		version := o.Node.Get("apiVersion")
		if !ok || version == nil {
			continue
		}
		f := lint.Finding{
			Span:    at(p, version),
			Message: fmt.Sprintf("Kubernetes serves no %s of %s since %s", o.Kind, o.APIVersion, since),
			Hint:    "use " + instead,
		}
		if strings.HasPrefix(o.APIVersion, "extensions/v1beta") {
			f.Aliases = []string{"kube-linter:no-extensions-v1beta"}
		}
		p.Report(f)
	}
	return nil
}
