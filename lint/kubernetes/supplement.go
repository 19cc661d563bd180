package kubernetes

import (
	"path"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/kubernetes"
	"github.com/shipgen/shipgen/schema/node"
	"github.com/shipgen/shipgen/schema/pattern"
)

// supplement is what a patch gives to a container of a workload: an overlay often
// adds the resources and probes that its base leaves open.
type supplement struct {
	kind, name, container string // "" = any
	field                 string
}

// lacking is a finding about a field that a container has not.
type lacking struct {
	kind, name, container string
	finding               lint.Finding
}

var supplements = &lint.Collector{
	Name:  "patch-supplements",
	Kinds: []lint.Kind{lint.Manifest, lint.YAML},
	File: func(p *lint.Pass) error {
		if base := path.Base(p.File.Path); base == "kustomization.yaml" || base == "kustomization.yml" {
			return inlinePatches(p)
		}
		if !p.File.Is(lint.Manifest) {
			return nil
		}
		for _, w := range pods(p) {
			if !w.whole() {
				exportSupplements(p, w)
			}
		}
		return nil
	},
}

func exportSupplements(p *lint.Pass, w pod) {
	for _, c := range containers([]pod{w}) {
		for _, pair := range c.Node.Pairs {
			p.Export(supplement{w.Kind, w.Name, c.Name, pair.Key.Text()})
		}
	}
}

// inlinePatches are those written in a kustomization: an object, or operations.
// https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/patches/
func inlinePatches(p *lint.Pass) error {
	docs, err := p.File.Documents()
	if err != nil || len(docs) == 0 {
		return err
	}
	for _, entry := range items(docs[0].Root.Get("patches")) {
		patch, err := node.Parse([]byte(entry.Get("patch").Text()), node.DefaultLimits)
		if err != nil {
			continue // the kustomization's own mistake
		}
		for _, o := range kubernetes.Objects(patch) {
			if spec := o.PodSpec(); spec != nil {
				exportSupplements(p, pod{o, spec})
			}
		}
		if len(patch) > 0 {
			exportOperations(p, entry.Get("target"), patch[0].Root)
		}
	}
	return nil
}

var containerField = pattern.New(`/containers/\d+/(\w+)`)

// exportOperations: https://datatracker.ietf.org/doc/html/rfc6902
func exportOperations(p *lint.Pass, target, operations *node.Node) {
	for _, operation := range items(operations) {
		m := containerField.FindStringSubmatch(operation.Get("path").Text())
		if kind := operation.Get("op").Text(); m != nil && (kind == "add" || kind == "replace") {
			p.Export(supplement{target.Get("kind").Text(), target.Get("name").Text(), "", m[1]})
		}
	}
}

// lacks is a collector of containers without a field.
func lacks(field string, find func(p *lint.Pass, report func(container, lint.Finding))) *lint.Collector {
	return &lint.Collector{
		Name:  "containers-without-" + field,
		Kinds: []lint.Kind{lint.Manifest},
		File: func(p *lint.Pass) error {
			find(p, func(c container, f lint.Finding) {
				if rendered(p) {
					f.Audience = lint.Pedantic
				}
				p.Export(lacking{c.pod.Kind, c.pod.Name, c.Name, f})
			})
			return nil
		},
	}
}

// reportLacking reports those to which no patch of the repository gives it.
func reportLacking(p *lint.ProjectPass, field string) error {
	given, said := lint.Facts[supplement](p), map[string]bool{}
	for _, l := range lint.Facts[lacking](p) {
		if l.given(given, field) {
			continue
		}
		if said[l.finding.Message] { // a copy of the object: an overlay, or what was built from them
			l.finding.Audience = lint.Pedantic
		}
		said[l.finding.Message] = true
		p.Report(l.finding)
	}
	return nil
}

func (l lacking) given(all []supplement, field string) bool {
	for _, s := range all {
		if s.field == field && (s.kind == "" || s.kind == l.kind) && (s.name == "" || s.name == l.name) && (s.container == "" || s.container == l.container) {
			return true
		}
	}
	return false
}
