// Package goreleaser reads the programs that a .goreleaser.yaml builds
// (https://goreleaser.com/customization/builds/go/).
package goreleaser

import (
	"path"
	"slices"
	"strings"

	"github.com/shipgen/shipgen/schema/node"
	"github.com/shipgen/shipgen/schema/shell"
)

// Build is one entry of builds.
type Build struct {
	ID, Main, Dir, Binary string // as written; Main and Dir are "." without
	Tags                  []string
	Sets                  []string // variables that the linker sets
	Node                  *node.Node
}

// Is says whether a file name is one that goreleaser looks for.
func Is(name string) bool {
	base := path.Base(name)
	ext := path.Ext(base)
	return slices.Contains([]string{".goreleaser", "goreleaser"}, strings.TrimSuffix(base, ext)) && (ext == ".yml" || ext == ".yaml")
}

// Builds are the Go programs of the first document; those that are skipped,
// prebuilt or in another language are left out.
func Builds(docs []node.Document) (all []Build) {
	if len(docs) == 0 {
		return nil
	}
	list := docs[0].Root.Get("builds")
	if list == nil {
		return nil
	}
	for _, item := range list.Items {
		builder := item.Get("builder").Text()
		if item.Kind != node.Mapping || item.Get("skip").Text() == "true" || builder != "" && builder != "go" {
			continue
		}
		b := Build{ID: item.Get("id").Text(), Main: item.Get("main").Text(), Dir: item.Get("dir").Text(), Binary: item.Get("binary").Text(), Node: item}
		if b.Main == "" {
			b.Main = "."
		}
		if b.Dir == "" {
			b.Dir = "."
		}
		for _, flags := range texts(item.Get("ldflags")) {
			b.Sets = append(b.Sets, shell.LinkedVariables(flags)...)
		}
		b.Tags = texts(item.Get("tags"))
		all = append(all, b)
	}
	return all
}

// texts are those of a list, or a single one.
func texts(n *node.Node) (all []string) {
	if n.Text() != "" {
		return []string{n.Text()}
	}
	if n == nil {
		return nil
	}
	for _, item := range n.Items {
		all = append(all, item.Text())
	}
	return all
}
