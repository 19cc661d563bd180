// Package syntax hands actionlint the YAML that schema/node has read already, so
// that a workflow is parsed once for all rules. actionlint's own entrance,
// actionlint.Parse, takes bytes and parses them a second time, which was a sixth
// of the time that linting a workflow takes.
package syntax

import (
	"bytes"
	_ "unsafe" // for go:linkname

	"github.com/rhysd/actionlint"
	"go.yaml.in/yaml/v4"

	"github.com/shipgen/shipgen/schema/node"
)

// parser is actionlint's parser of YAML nodes, which is not exported:
// https://github.com/rhysd/actionlint/blob/v1.7.12/parse.go#L69
type parser struct{ errors []*actionlint.Error }

// parse is (*parser).parse of actionlint v1.7.12. The linker refuses a version
// without it, and TestParse compares what comes out with actionlint.Parse.
//
//go:linkname parse github.com/rhysd/actionlint.(*parser).parse
func parse(p *parser, root *yaml.Node) *actionlint.Workflow

// Parse is actionlint.Parse for a file whose documents have been read without an
// error. Like it, it looks at the first document only. Lines and columns of
// positions are those of repo.Lines.
func Parse(data []byte, docs []node.Document) (*actionlint.Workflow, []*actionlint.Error) {
	root := &yaml.Node{Kind: yaml.DocumentNode, Line: 1, Column: 1}
	if len(docs) > 0 && docs[0].Root != nil {
		b := builder{cursor: cursor{data: data, line: 1}, slabs: free.Get().(*slabs), anchored: map[*node.Node]*yaml.Node{}}
		defer b.slabs.release()
		content := b.node(docs[0].Root)
		root.Content = []*yaml.Node{content}
		root.Line, root.Column = content.Line, content.Column
		if at := marker(data[:docs[0].Root.Start]); at >= 0 {
			root.Line, root.Column = b.cursor.position(at)
		}
	}
	var p parser
	workflow := parse(&p, root)
	return workflow, p.errors
}

// marker is where the line is that begins a document before its content, -1 for
// none.
func marker(head []byte) int {
	if i := bytes.LastIndex(head, []byte("\n---")); i >= 0 {
		return i + 1
	}
	if bytes.HasPrefix(head, []byte("---")) {
		return 0
	}
	return -1
}
