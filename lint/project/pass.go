package project

import (
	"path"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/node"
)

// doc is a rule's page: why, an example of each kind, and what to do.
func doc(why, language, bad, good, remedy string) string {
	return lint.WritePage(language, why, bad, good, remedy)
}

// place is a value of a file and where it stands.
type place struct {
	text string
	span lint.Span
}

func at(p *lint.Pass, n *node.Node) place {
	return place{n.Text(), p.Span(n.Start, n.End)}
}

func quote(s string) string { return lint.Quote(s) }

// isSample says whether a path is that of test data, of an example or of
// somebody else's code: what such a file needs is not what the project needs.
func isSample(name string) bool {
	return lint.InFolder(name, "testdata", "test-data", "fixtures", "__fixtures__", "e2e", "examples", "example", "vendor", "third_party", "node_modules")
}

// above are a folder and those that hold it, the nearest first, "." the last.
func above(dir string) []string {
	all := []string{dir}
	for dir != "." && dir != "/" {
		dir = path.Dir(dir)
		all = append(all, dir)
	}
	return all
}

// isDynamic says whether a text is put together when it is used.
func isDynamic(text string) bool {
	return strings.Contains(text, "${") || strings.Contains(text, "{{") || strings.Contains(text, "$(")
}
