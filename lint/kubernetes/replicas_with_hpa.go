package kubernetes

import (
	"fmt"
	"path"

	"github.com/shipgen/shipgen/lint"
)

// ReplicasWithHPA finds numbers of replicas that two parties write.
var ReplicasWithHPA = &lint.Rule{
	Name:  "replicas-with-hpa",
	Title: "Replicas written beside an autoscaler",
	Doc: doc("Each apply of the manifest sets the workload back to the written number, in the middle of the load for which the autoscaler had added pods.",
		"kind: Deployment\nspec: {replicas: 2}\n---\nkind: HorizontalPodAutoscaler\nspec: {scaleTargetRef: {kind: Deployment, name: api}}", "kind: Deployment\nspec: {}\n---\nkind: HorizontalPodAutoscaler\nspec: {minReplicas: 2, scaleTargetRef: {kind: Deployment, name: api}}",
		"Remove `replicas`; `minReplicas` says it. https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#migrating-deployments-and-statefulsets-to-horizontal-autoscaling"),
	Theme: lint.Unreliable, Severity: lint.Medium, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Needs:   []*lint.Collector{relations},
	Project: replicasWithHPA,
}

func replicasWithHPA(p *lint.ProjectPass) error {
	scalers := lint.Facts[scaler](p)
	for _, w := range lint.Facts[workload](p) {
		s, ok := scalerOf(scalers, w)
		if !ok || !w.written || w.replicas == 0 {
			continue
		}
		f := lint.Finding{
			Span:    w.place,
			Message: fmt.Sprintf("%s %s is set to %d replicas at each apply, and an autoscaler changes them", w.kind, quote(w.name), w.replicas),
			Hint:    "remove replicas and set minReplicas",
			Related: []lint.Related{{Span: s.place, Message: "the autoscaler"}},
		}
		if w.kind == "Deployment" {
			f.Aliases = []string{"kube-score:deployment-targeted-by-hpa-does-not-have-replicas-configured"}
		}
		p.Report(f)
	}
	return nil
}

// scalerOf is the autoscaler of a workload in its folder.
func scalerOf(all []scaler, w workload) (scaler, bool) {
	for _, s := range all {
		if s.kind == w.kind && s.targetName == w.name && sameNamespace(s.namespace, w.namespace) && path.Dir(s.place.File) == path.Dir(w.place.File) {
			return s, true
		}
	}
	return scaler{}, false
}
