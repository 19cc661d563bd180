package kubernetes

import (
	"bytes"
	"fmt"
	"path"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/kubernetes"
	"github.com/shipgen/shipgen/schema/node"
)

// doc is a rule's page: why, an example of each kind, and what to do.
func doc(why, bad, good, remedy string) string {
	return lint.WritePage("yaml", why, bad, good, remedy)
}

// none are the aliases of a finding that no other tool has, in a rule whose other
// findings some tool has.
var none = []string{}

// objects are the objects of a file that a cluster is given as they stand: no
// templates, no fixtures of tests. Patches are among them.
func objects(p *lint.Pass) []*kubernetes.Object {
	if isSample(p.File.Path) || inChart(p) {
		return nil
	}
	all, err := p.File.Objects()
	if err != nil {
		return nil
	}
	if !p.File.Contains("{{") {
		return all
	}
	var kept []*kubernetes.Object
	for _, o := range all {
		if !isTemplate(o.Node) {
			kept = append(kept, o)
		}
	}
	return kept
}

// isSample says whether a path is that of test data or of somebody else's code.
func isSample(name string) bool {
	dirs := strings.Split(path.Dir(name), "/")
	if dirs[0] == "test" || dirs[0] == "tests" {
		return true
	}
	for _, dir := range dirs {
		switch dir {
		case "testdata", "test-data", "fixtures", "__fixtures__", "e2e", "vendor", "third_party", "node_modules":
			return true
		}
	}
	return false
}

// inChart says whether a file is Helm's: below the templates or crds of a folder
// with a Chart.yaml. https://helm.sh/docs/topics/charts/#the-chart-file-structure
func inChart(p *lint.Pass) bool {
	name := "/" + p.File.Path
	for _, folder := range []string{"/templates/", "/crds/"} {
		for at := strings.Index(name, folder); at >= 0; {
			if p.Tree.Has(strings.TrimPrefix(name[:at]+"/Chart.yaml", "/")) {
				return true
			}
			next := strings.Index(name[at+1:], folder)
			if next < 0 {
				break
			}
			at += 1 + next
		}
	}
	return false
}

// isTemplate says whether some value is written {{ x }}, which YAML reads as a
// mapping with a mapping for its key.
func isTemplate(n *node.Node) bool {
	found := false
	n.Walk(func(n *node.Node) bool {
		found = found || n.Kind == node.Mapping && bytes.HasPrefix(n.Source(), []byte("{{"))
		return !found
	})
	return found
}

// isDynamic says whether a text is yet to be filled in: by a template, by
// envsubst or Flux, by kustomize or the kubelet.
func isDynamic(text string) bool {
	return strings.Contains(text, "{{") || strings.Contains(text, "${") || strings.Contains(text, "$(")
}

func at(p *lint.Pass, n *node.Node) lint.Span { return p.Span(n.Start, n.End) }

// name is how messages speak of an object: Deployment "api".
func name(o *kubernetes.Object) string {
	if o.Name == "" {
		return o.Kind
	}
	return fmt.Sprintf("%s %s", o.Kind, quote(o.Name))
}

// place is where a finding about a whole object stands: at its name.
func place(o *kubernetes.Object) *node.Node {
	if n := o.Node.Path("metadata", "name"); n != nil {
		return n
	}
	return o.Node.Get("kind")
}

func quote(s string) string { return lint.Quote(s) }

// is says whether an object is of a kind of an API group, at any version.
func is(o *kubernetes.Object, group string, kinds ...string) bool {
	for _, kind := range kinds {
		if o.Group() == group && o.Kind == kind {
			return true
		}
	}
	return false
}
