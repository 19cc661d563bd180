package kubernetes

import (
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/shipgen/shipgen/lint"
)

// DanglingSelector finds selectors that miss the workload beside them.
var DanglingSelector = &lint.Rule{
	Name:  "dangling-selector",
	Title: "Selector or target that misses its workload",
	Doc: doc("A Service that selects no pod answers nothing, a PodDisruptionBudget or NetworkPolicy protects nothing, an autoscaler scales nothing; and none of them is an error to the cluster.",
		"kind: Service\nmetadata: {name: api}\nspec: {selector: {app: api}}\n---\nkind: Deployment\nmetadata: {name: api}\nspec: {template: {metadata: {labels: {app: orders-api}}}}", "kind: Service\nmetadata: {name: api}\nspec: {selector: {app: orders-api}}",
		"Write the labels that the pods have. Only a selector whose workload is plain to see is reported: the one of its name, or the only one, in the same folder. Pods that something else makes are left alone."),
	Theme: lint.Broken, Severity: lint.High, Confidence: lint.MediumConfidence, Audience: lint.Regular,
	Needs:   []*lint.Collector{relations, kustomizations},
	Project: danglingSelector,
}

func danglingSelector(p *lint.ProjectPass) error {
	workloads := lint.Facts[workload](p)
	selectors := lint.Facts[selector](p)
	for _, s := range selectors {
		if len(s.selected(workloads)) > 0 || dynamicLabels(s.labels) {
			continue
		}
		if w, ok := meant(s, selectors, workloads); ok {
			p.Report(lint.Finding{
				Span:    s.place,
				Message: fmt.Sprintf("%s %s selects no pod: %s %s has %s", s.kind, quote(s.name), w.kind, quote(w.name), difference(s.labels, w.labels)),
				Hint:    "write the labels of the pods",
				Related: []lint.Related{{Span: w.place, Message: "the workload"}},
				Aliases: danglingAlias(s.kind),
			})
		}
	}
	for _, s := range lint.Facts[scaler](p) {
		if names := missesTarget(s, workloads); names != "" {
			p.Report(lint.Finding{
				Span:    s.place,
				Message: fmt.Sprintf("HorizontalPodAutoscaler %s scales %s %s, which is not here; %s is", quote(s.name), s.kind, quote(s.targetName), names),
				Hint:    "write the workload's name",
				Aliases: []string{"kube-linter:dangling-horizontalpodautoscaler", "kube-score:horizontalpodautoscaler-has-target"},
			})
		}
	}
	return nil
}

func danglingAlias(kind string) []string {
	switch kind {
	case "Service":
		return []string{"kube-linter:dangling-service", "kube-score:service-targets-pod"}
	case "NetworkPolicy":
		return []string{"kube-linter:dangling-networkpolicy", "kube-score:networkpolicy-targets-pod"}
	}
	return none
}

// meant is the workload that a selector was written for.
func meant(s selector, selectors []selector, workloads []workload) (workload, bool) {
	var beside []workload
	for _, w := range workloads {
		if path.Dir(w.place.File) == path.Dir(s.place.File) && sameNamespace(s.namespace, w.namespace) {
			if w.kind == "Rollout" {
				return workload{}, false // its steps give pods other labels
			}
			if w.name == s.name && w.name != "" {
				return w, sharesKey(s.labels, w.labels)
			}
			beside = append(beside, w)
		}
	}
	services := 0
	for _, other := range selectors {
		if other.kind == s.kind && path.Dir(other.place.File) == path.Dir(s.place.File) {
			services++
		}
	}
	if len(beside) != 1 || services != 1 {
		return workload{}, false
	}
	return beside[0], sharesKey(s.labels, beside[0].labels)
}

// sharesKey: labels of another vocabulary are some other program's.
func sharesKey(a, b map[string]string) bool {
	for key := range a {
		if _, ok := b[key]; ok {
			return true
		}
	}
	return false
}

func dynamicLabels(labels map[string]string) bool {
	for _, value := range labels {
		if isDynamic(value) {
			return true
		}
	}
	return false
}

// difference is the first label that is not as selected.
func difference(want, have map[string]string) string {
	for _, key := range slices.Sorted(maps.Keys(want)) {
		if value, ok := have[key]; !ok {
			return "no label " + key
		} else if value != want[key] {
			return fmt.Sprintf("%s=%s, not %s", key, quote(value), quote(want[key]))
		}
	}
	return "another namespace"
}

// missesTarget names the workloads of the kind in the scaler's folder when the
// target is nowhere.
func missesTarget(s scaler, workloads []workload) string {
	var names []string
	for _, w := range workloads {
		if w.kind == s.kind && w.name == s.targetName {
			return ""
		}
		if w.kind == s.kind && path.Dir(w.place.File) == path.Dir(s.place.File) {
			names = append(names, quote(w.name))
		}
	}
	if isDynamic(s.targetName) || len(names) != 1 {
		return ""
	}
	return strings.Join(names, ", ")
}
