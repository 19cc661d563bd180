package lint

import (
	"path"
	"strings"
	"sync"

	"github.com/shipgen/shipgen/schema/repo"
)

// knownTree remembers what is there: the rules of every workflow ask for the same
// lock files again, and the disk answers slowly. It serves one run, in which
// nothing is written.
type knownTree struct {
	repo.Tree
	has sync.Map // path -> bool

	below    sync.Once
	children map[string][]string // of a folder, "" = the root: names of its files and folders
}

// Has says whether a file or folder exists in the whole tree.
func (t *knownTree) Has(path string) bool {
	if known, ok := t.has.Load(path); ok {
		return known.(bool)
	}
	has := t.Tree.Has(path)
	t.has.Store(path, has)
	return has
}

// All lists every file of the whole tree.
func (t *knownTree) All() []string { return repo.All(t.Tree) }

// Children are the names of the files and folders right below a folder of a
// pass's whole tree, sorted; "" is the root.
func Children(tree repo.Tree, folder string) []string {
	if known, ok := tree.(*knownTree); ok {
		return known.childrenOf(folder)
	}
	return (&knownTree{Tree: tree}).childrenOf(folder)
}

func (t *knownTree) childrenOf(folder string) []string {
	t.below.Do(func() {
		t.children = map[string][]string{}
		for _, file := range t.All() {
			t.adopt(file)
		}
	})
	return t.children[folder]
}

// adopt notes a path below its folder, and that below its own. Paths come sorted,
// so that a folder's own name is the last that its parent has.
func (t *knownTree) adopt(name string) {
	folder, base := path.Split(name)
	folder = strings.TrimSuffix(folder, "/")
	if known := t.children[folder]; len(known) > 0 && known[len(known)-1] == base {
		return
	}
	t.children[folder] = append(t.children[folder], base)
	if folder != "" {
		t.adopt(folder)
	}
}
