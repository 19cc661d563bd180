package kubernetes

import (
	"fmt"
	"path"

	"github.com/shipgen/shipgen/lint"
)

// BlockedEviction finds budgets that let no node be drained.
var BlockedEviction = &lint.Rule{
	Name:  "blocked-eviction",
	Title: "PodDisruptionBudget that allows no disruption",
	Doc: doc("A budget that allows no pod to be evicted stops every drain: the node's upgrade waits, and after its timeout the pods are killed all the same, or the upgrade is given up.",
		"kind: PodDisruptionBudget\nspec: {maxUnavailable: 0}", "kind: PodDisruptionBudget\nspec: {maxUnavailable: 1}",
		"Allow one: `maxUnavailable: 1` follows the number of replicas by itself. https://kubernetes.io/docs/tasks/run-application/configure-pdb/"),
	Theme: lint.Unreliable, Severity: lint.Medium, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Kinds: []lint.Kind{lint.Manifest}, File: blockedEviction,
	Needs: []*lint.Collector{relations}, Project: blockedByReplicas,
}

func blockedEviction(p *lint.Pass) error {
	for _, o := range objects(p) {
		if !is(o, "policy", "PodDisruptionBudget") {
			continue
		}
		most, least := o.Node.Path("spec", "maxUnavailable"), o.Node.Path("spec", "minAvailable")
		if text := most.Text(); text == "0" || text == "0%" {
			p.Report(lint.Finding{
				Span: at(p, most), Message: fmt.Sprintf("%s lets no pod be evicted: maxUnavailable is %s", name(o), text),
				Hint: "set maxUnavailable: 1", Aliases: []string{"kube-linter:pdb-max-unavailable"},
			})
		}
		if least.Text() == "100%" {
			p.Report(lint.Finding{
				Span: at(p, least), Message: fmt.Sprintf("%s lets no pod be evicted: minAvailable is 100%%", name(o)),
				Hint: "set maxUnavailable: 1 instead", Aliases: []string{"kube-linter:pdb-min-available"},
			})
		}
	}
	return nil
}

// blockedByReplicas compares a budget with the workload in its folder.
func blockedByReplicas(p *lint.ProjectPass) error {
	workloads, scalers := lint.Facts[workload](p), lint.Facts[scaler](p)
	for _, s := range lint.Facts[selector](p) {
		selected := s.selected(workloads)
		if s.minAvailable == 0 || len(selected) != 1 || path.Dir(selected[0].place.File) != path.Dir(s.place.File) {
			continue
		}
		w := selected[0]
		replicas := w.replicas
		if by, ok := scalerOf(scalers, w); ok {
			replicas = by.min
		}
		if w.kind == "DaemonSet" || replicas < 1 || s.minAvailable < replicas {
			continue
		}
		p.Report(lint.Finding{
			Span:    s.budget,
			Message: fmt.Sprintf("PodDisruptionBudget %s lets no pod be evicted: it wants %d available of %d replicas", quote(s.name), s.minAvailable, replicas),
			Hint:    "set maxUnavailable: 1 instead, or raise the replicas",
			Related: []lint.Related{{Span: w.place, Message: "the workload"}},
			Aliases: []string{"kube-linter:pdb-min-available"},
		})
	}
	return nil
}
