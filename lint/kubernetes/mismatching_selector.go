package kubernetes

import (
	"fmt"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/kubernetes"
)

// MismatchingSelector finds workloads that do not select their own pods.
var MismatchingSelector = &lint.Rule{
	Name:  "mismatching-selector",
	Title: "Workload that does not select its own pods",
	Doc: doc("The API server refuses a workload whose selector does not match the labels of its pod template.",
		"selector: {matchLabels: {app: api}}\ntemplate: {metadata: {labels: {app: web}}}", "selector: {matchLabels: {app: api}}\ntemplate: {metadata: {labels: {app: api}}}",
		"Write the same labels in both places. https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#selector"),
	Theme: lint.Broken, Severity: lint.High, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds:   []lint.Kind{lint.Manifest},
	Aliases: []string{"kube-linter:mismatching-selector"},
	File:    mismatchingSelector,
}

func mismatchingSelector(p *lint.Pass) error {
	for _, w := range wholePods(p) {
		if w.Selector() == nil || w.Kind == "Job" || w.Kind == "CronJob" {
			continue
		}
		for _, pair := range w.Selector().Pairs {
			label := w.PodLabels().Get(pair.Key.Text())
			if pair.Key.Tag == "!!merge" || label != nil && label.Text() == pair.Value.Text() {
				continue
			}
			p.Report(lint.Finding{
				Span:    at(p, pair.Value),
				Message: fmt.Sprintf("%s selects %s=%s, which its pods do not have", name(w.Object), pair.Key.Text(), quote(pair.Value.Text())),
				Hint:    "write the same labels in the selector and in the pod template",
				Aliases: selectorAliases(w.Object),
			})
		}
	}
	return nil
}

// selectorAliases: kube-score has a check for each of two kinds.
func selectorAliases(o *kubernetes.Object) []string {
	all := []string{"kube-linter:mismatching-selector"}
	switch o.Kind {
	case "Deployment":
		all = append(all, "kube-score:deployment-pod-selector-labels-match-template-metadata-labels")
	case "StatefulSet":
		all = append(all, "kube-score:statefulset-pod-selector-labels-match-template-metadata-labels")
	}
	return all
}
