package compose

import (
	"path"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/node"
)

var kinds = []lint.Kind{lint.Compose}

// doc is a rule's page: why, an example of each kind, and what to do.
func doc(why, bad, good, remedy string) string {
	return lint.WritePage("yaml", why, bad, good, remedy)
}

// service is one entry of services.
type service struct {
	name string
	node *node.Node
}

// services are those of the first document; a broken file has none.
func services(p *lint.Pass) []service {
	docs, err := p.File.Documents()
	if err != nil || len(docs) == 0 || installed(p.File.Path) {
		return nil
	}
	list := docs[0].Root.Get("services")
	if list == nil || list.Kind != node.Mapping {
		return nil
	}
	var all []service
	for _, pair := range list.Pairs {
		if pair.Value.Kind == node.Mapping && !pair.Value.Alias {
			all = append(all, service{pair.Key.Text(), pair.Value})
		}
	}
	return all
}

func installed(file string) bool {
	return strings.Contains("/"+file, "/node_modules/") || strings.Contains("/"+file, "/vendor/")
}

// isSample says whether a file shows or tests something rather than runs it.
func isSample(name string) bool {
	for _, dir := range strings.Split(path.Dir(name), "/") {
		switch strings.ToLower(dir) {
		case "testdata", "test", "tests", "e2e", "fixtures", "examples", "example", "samples", "sample", "docs", "hack", "third_party", "integration":
			return true
		}
	}
	return strings.Contains(path.Base(name), "test") || strings.Contains(path.Base(name), "e2e")
}

func at(p *lint.Pass, n *node.Node) lint.Span { return p.Span(n.Start, n.End) }

func quote(s string) string { return lint.Quote(s) }
