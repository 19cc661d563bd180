package kubernetes

import (
	"fmt"

	"github.com/shipgen/shipgen/lint"
)

// UnnoticedChange finds values that running pods never see change.
var UnnoticedChange = &lint.Rule{
	Name:  "unnoticed-change",
	Title: "Configuration whose change restarts nothing",
	Doc: doc("An environment is read when a container starts. After a rotation the pods keep the old password until somebody restarts them, and fail together when it is revoked; a changed ConfigMap takes effect pod by pod, as nodes come and go.",
		"kind: ExternalSecret\nmetadata: {name: db}\n---\nkind: Deployment\nspec: {template: {spec: {containers: [{envFrom: [{secretRef: {name: db}}]}]}}}", "kind: Deployment\nmetadata: {annotations: {reloader.stakater.com/auto: \"true\"}}",
		"Mount the Secret as a file and read it anew, or let Reloader restart the pods; let kustomize's configMapGenerator name ConfigMaps by their content. That a ConfigMap is concerned is reported to the pedantic audience."),
	Theme: lint.Unreliable, Severity: lint.Low, Confidence: lint.MediumConfidence, Audience: lint.Regular,
	Needs:   []*lint.Collector{consumers},
	Project: unnoticedChange,
}

func unnoticedChange(p *lint.ProjectPass) error {
	all := lint.Facts[changing](p)
	for _, c := range lint.Facts[consumer](p) {
		seen := map[string]bool{}
		for _, ref := range c.secrets {
			if source, ok := find(all, "Secret", ref.name, c.namespace); ok && !seen["Secret "+ref.name] {
				seen["Secret "+ref.name] = true
				p.Report(lint.Finding{
					Span:    ref.place,
					Message: fmt.Sprintf("nothing restarts %s when the ExternalSecret brings a new %s: it is in the environment", c.title, quote(ref.name)),
					Hint:    "mount it as a file, or annotate the workload for Reloader",
					Related: []lint.Related{{Span: source.place, Message: "the ExternalSecret"}},
				})
			}
		}
		for _, ref := range c.configMaps {
			if source, ok := find(all, "ConfigMap", ref.name, c.namespace); ok && !seen["ConfigMap "+ref.name] {
				seen["ConfigMap "+ref.name] = true
				p.Report(lint.Finding{
					Span: ref.place, Audience: lint.Pedantic,
					Message: fmt.Sprintf("nothing restarts %s when ConfigMap %s changes: it is in the environment", c.title, quote(ref.name)),
					Hint:    "use a configMapGenerator, whose names follow the content",
					Related: []lint.Related{{Span: source.place, Message: "the ConfigMap"}},
				})
			}
		}
	}
	return nil
}

func find(all []changing, kind, name, namespace string) (changing, bool) {
	for _, c := range all {
		if c.kind == kind && c.name == name && sameNamespace(c.namespace, namespace) {
			return c, true
		}
	}
	return changing{}, false
}
