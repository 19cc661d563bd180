package kubernetes

import (
	"fmt"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/images"
	"github.com/shipgen/shipgen/schema/node"
)

// VersionLabel finds labels that name another version than the one that runs.
var VersionLabel = &lint.Rule{
	Name:  "version-label",
	Title: "Version label that is not the image's version",
	Doc: doc("Dashboards, alerts and rollback scripts read `app.kubernetes.io/version`. A label that names another version than the image sends whoever looks for a fault to the wrong code.",
		"labels: {app.kubernetes.io/version: 1.2.2}\ncontainers: [{name: api, image: acme/api:1.2.3}]", "labels: {app.kubernetes.io/version: 1.2.3}\ncontainers: [{name: api, image: acme/api:1.2.3}]",
		"Let one step write both. Pods with a single container are looked at."),
	Theme: lint.Inconsistent, Severity: lint.Low, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds: []lint.Kind{lint.Manifest},
	File:  versionLabel,
}

func versionLabel(p *lint.Pass) error {
	for _, w := range wholePods(p) {
		regular := items(w.spec.Get("containers"))
		if len(regular) != 1 {
			continue
		}
		ref, err := images.Parse(regular[0].Get("image").Text())
		number, _, ok := images.Version(ref.Tag)
		if err != nil || !ok || !images.Exact(ref.Tag) {
			continue
		}
		for _, label := range versionLabels(w) {
			labelled, _, ok := images.Version(label.Text())
			if !ok || labelled == number || strings.HasPrefix(number, labelled+".") || isDynamic(label.Text()) {
				continue
			}
			p.Report(lint.Finding{
				Span:    at(p, label),
				Message: fmt.Sprintf("%s is labelled version %s and runs %s", name(w.Object), quote(label.Text()), quote(ref.Tag)),
				Hint:    "write the image's version",
				Related: []lint.Related{{Span: at(p, regular[0].Get("image")), Message: "the image"}},
			})
		}
	}
	return nil
}

// versionLabels are the labels of a workload and of its pods that name a release:
// version: v1 is a subset for a mesh, v1.2.3 a release.
func versionLabels(w pod) (all []*node.Node) {
	for _, labels := range []*node.Node{w.Labels(), w.PodLabels()} {
		if label := labels.Get("app.kubernetes.io/version"); label != nil {
			all = append(all, label)
		} else if label := labels.Get("version"); images.Exact(label.Text()) {
			all = append(all, label)
		}
	}
	return all
}
