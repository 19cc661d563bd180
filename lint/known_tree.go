package lint

import (
	"sync"

	"github.com/shipgen/shipgen/schema/repo"
)

// knownTree remembers what is there: the rules of every workflow ask for the same
// lock files again, and the disk answers slowly. It serves one run, in which
// nothing is written.
type knownTree struct {
	repo.Tree
	has sync.Map // path -> bool
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
