package kubernetes

import (
	"path"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/kubernetes"
)

// ManifestSchema finds fields that the API server refuses, or drops without a
// word.
var ManifestSchema = &lint.Rule{
	Name:  "manifest-schema",
	Title: "Object that is not what its kind asks for",
	Doc: doc("An unknown field is dropped by a cluster that is not strict: the probe or limit that somebody wrote is not there. A wrong type or a missing field is refused.",
		"containers:\n  - name: api\n    livenesProbe: {httpGet: {path: /livez, port: http}}", "containers:\n  - name: api\n    livenessProbe: {httpGet: {path: /livez, port: http}}",
		"Correct the field. Objects of Kubernetes' own kinds are compared with the schemas of its newest release; custom resources are not. What a patch of kustomize leaves out is not asked for."),
	Theme: lint.Broken, Severity: lint.High, Confidence: lint.HighConfidence, Audience: lint.Regular,
	Needs:   []*lint.Collector{violations, kustomizations},
	Project: manifestSchema,
}

// violation is a place where an object is not what its schema asks for.
type violation struct {
	place   lint.Span
	message string
	missing bool // a field is not there, which is so in every patch
	labels  bool // it is one that kustomize adds with labels
	whole   bool // the object has the fields by which one that is applied is known
}

var violations = &lint.Collector{
	Name:  "manifest-violations",
	Kinds: []lint.Kind{lint.Manifest},
	File: func(p *lint.Pass) error {
		for _, o := range objects(p) {
			for _, v := range refused(p, o) {
				p.Export(v)
			}
			for _, v := range kubernetes.Validate(o) {
				p.Export(violation{at(p, v.Node), v.Message, strings.HasSuffix(v.Message, "which is required"), strings.Contains(v.Message, `"selector"`), isWhole(o)})
			}
		}
		return nil
	},
}

// isWhole says whether an object can only be one that is applied as it stands.
func isWhole(o *kubernetes.Object) bool {
	spec := o.PodSpec()
	return spec == nil && !o.IsWorkload() || spec != nil && pod{o, spec}.whole()
}

func manifestSchema(p *lint.ProjectPass) error {
	all := lint.Facts[*kustomization](p)
	for _, v := range lint.Facts[violation](p) {
		if !v.missing || isResource(all, v) {
			p.Report(lint.Finding{Span: v.place, Message: v.message, Hint: "see kubectl explain for the fields of the kind"})
		}
	}
	return nil
}

// isResource says whether an object has to be whole. Beside kustomizations only
// one that some of them names has to be; elsewhere one that looks it.
func isResource(all []*kustomization, v violation) bool {
	file, beside := v.place.File, false
	for _, k := range all {
		if k.patches[file] {
			return false
		}
		if k.resources[file] {
			return !v.labels
		}
		dir := path.Dir(file)
		beside = beside || k.dir == dir || k.dir == path.Dir(dir)
	}
	return v.whole && !beside
}
