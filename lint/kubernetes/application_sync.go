package kubernetes

import (
	"fmt"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/node"
)

// ApplicationSync finds applications of Argo CD and Flux that let the cluster
// drift.
var ApplicationSync = &lint.Rule{
	Name:  "application-sync",
	Title: "Application that does not follow its repository",
	Doc: doc("Without `prune` what is deleted in the repository stays in the cluster, without `selfHeal` a change by hand stays until the next commit, and without `automated` nothing happens at all: what runs is not what the repository says.",
		"kind: Application\nspec: {syncPolicy: {automated: {}}}", "kind: Application\nspec: {syncPolicy: {automated: {prune: true, selfHeal: true}}}",
		"Set `prune` and `selfHeal`; of a Kustomization of Flux, which undoes changes by hand anyway, `prune`. https://argo-cd.readthedocs.io/en/stable/user-guide/auto_sync/"),
	Theme: lint.Unreliable, Severity: lint.Low, Confidence: lint.HighConfidence, Audience: lint.Pedantic,
	Kinds: []lint.Kind{lint.Manifest},
	File:  applicationSync,
}

func applicationSync(p *lint.Pass) error {
	for _, o := range objects(p) {
		if prune := o.Node.Path("spec", "prune"); is(o, "kustomize.toolkit.fluxcd.io", "Kustomization") && isFalse(prune) {
			p.Report(lint.Finding{
				Span:    at(p, prune),
				Message: fmt.Sprintf("%s does not prune what the repository deletes", name(o)),
				Hint:    "write prune: true",
			})
		}
		spec := o.Node.Get("spec")
		if is(o, "argoproj.io", "ApplicationSet") {
			spec = o.Node.Path("spec", "template", "spec")
		}
		if !is(o, "argoproj.io", "Application", "ApplicationSet") || spec.Get("destination") == nil {
			continue // a patch, or an application of another kind
		}
		if lacks := notFollowed(spec.Path("syncPolicy", "automated")); lacks != "" {
			p.Report(lint.Finding{
				Span:    at(p, first(spec.Path("syncPolicy", "automated"), place(o))),
				Message: fmt.Sprintf("%s %s", name(o), lacks),
				Hint:    "write syncPolicy: {automated: {prune: true, selfHeal: true}}",
			})
		}
	}
	return nil
}

// notFollowed says what an application does not do by itself.
func notFollowed(automated *node.Node) string {
	switch {
	case automated == nil || isFalse(automated.Get("enabled")):
		return "is synced by hand"
	case !isTrue(automated.Get("prune")) && !isTrue(automated.Get("selfHeal")):
		return "neither prunes nor heals itself"
	case !isTrue(automated.Get("prune")):
		return "does not prune what the repository deletes"
	case !isTrue(automated.Get("selfHeal")):
		return "does not undo changes by hand"
	}
	return ""
}
