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
		"Mount the Secret as a file and read it anew, or let Reloader restart the pods; let kustomize's configMapGenerator name ConfigMaps by their content. A file that is mounted by `subPath` is fixed in the same way. That a ConfigMap is concerned, or that kustomize makes names without a hash, is reported to the pedantic audience."),
	Theme: lint.Unreliable, Severity: lint.Low, Confidence: lint.MediumConfidence, Audience: lint.Regular,
	Needs:   []*lint.Collector{consumers, kustomizations},
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
					Message: fmt.Sprintf("nothing restarts %s when the ExternalSecret brings a new %s: it is %s", c.title, quote(ref.name), ref.fixed()),
					Hint:    "mount it as a folder, or annotate the workload for Reloader with its name",
					Related: []lint.Related{{Span: source.place, Message: "the ExternalSecret"}},
				})
			}
		}
		for _, ref := range c.configMaps {
			if source, ok := find(all, "ConfigMap", ref.name, c.namespace); ok && !seen["ConfigMap "+ref.name] {
				seen["ConfigMap "+ref.name] = true
				p.Report(lint.Finding{
					Span: ref.place, Audience: lint.Pedantic,
					Message: fmt.Sprintf("nothing restarts %s when ConfigMap %s changes: it is %s", c.title, quote(ref.name), ref.fixed()),
					Hint:    "use a configMapGenerator, whose names follow the content",
					Related: []lint.Related{{Span: source.place, Message: "the ConfigMap"}},
				})
			}
		}
	}
	for _, k := range lint.Facts[*kustomization](p) {
		if k.fixedNames.File != "" {
			p.Report(lint.Finding{
				Span: k.fixedNames, Audience: lint.Pedantic,
				Message: "names without a hash of the content: a changed ConfigMap or Secret restarts nothing",
				Hint:    "remove disableNameSuffixHash",
			})
		}
	}
	return nil
}

// fixed says why a value stays as it was when the container started.
func (r reference) fixed() string {
	if r.copied {
		return "mounted by a subPath, which gets no updates"
	}
	return "in the environment"
}

func find(all []changing, kind, name, namespace string) (changing, bool) {
	for _, c := range all {
		if c.kind == kind && c.name == name && sameNamespace(c.namespace, namespace) {
			return c, true
		}
	}
	return changing{}, false
}
