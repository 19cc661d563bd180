package lint

import (
	"bytes"
	"path"
	"slices"
	"strings"

	"github.com/shipgen/shipgen/schema/repo"
)

// overlay is a tree with some files changed or added in memory.
type overlay struct {
	repo.Tree
	changed map[string][]byte
	added   []string
}

func newOverlay(tree repo.Tree) *overlay {
	return &overlay{Tree: tree, changed: map[string][]byte{}}
}

func (o *overlay) set(path string, data []byte) {
	if !o.Has(path) {
		o.added = append(o.added, path)
	}
	o.changed[path] = data
}

// Files are the tree's files and those added, sorted.
func (o *overlay) Files() []string {
	if len(o.added) == 0 {
		return o.Tree.Files()
	}
	all := slices.Concat(o.Tree.Files(), o.added)
	slices.Sort(all)
	return slices.Compact(all)
}

// All are all files of the whole tree and those added, sorted.
func (o *overlay) All() []string {
	all := slices.Concat(repo.All(o.Tree), o.added)
	slices.Sort(all)
	return slices.Compact(all)
}

// Has also knows the files added, and the folders above them.
func (o *overlay) Has(path string) bool {
	return o.Tree.Has(path) || slices.ContainsFunc(o.added, func(added string) bool {
		return added == path || strings.HasPrefix(added, path+"/")
	})
}

// Read returns the changed content, or the tree's.
func (o *overlay) Read(path string) ([]byte, error) {
	if data, ok := o.changed[path]; ok {
		return data, nil
	}
	return o.Tree.Read(path)
}

// Size is the size in bytes where it is known without reading, else 0.
func (o *overlay) Size(path string) (int64, error) {
	if data, ok := o.changed[path]; ok {
		return int64(len(data)), nil
	}
	if sized, ok := o.Tree.(interface{ Size(string) (int64, error) }); ok {
		return sized.Size(path)
	}
	return 0, nil
}

// dropUnchanged forgets files that later fixes put back as they were.
func (o *overlay) dropUnchanged() {
	for path, data := range o.changed {
		if before, err := o.Tree.Read(path); err == nil && bytes.Equal(before, data) {
			delete(o.changed, path)
		}
	}
}

func hasExt(name, ext string) bool { return strings.EqualFold(path.Ext(name), ext) }
