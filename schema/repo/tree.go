package repo

import (
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
)

// Tree is a set of files that can be read: a working tree, git's index, or
// memory. Paths are relative to its base, clean, and always with '/'.
type Tree interface {
	// Files lists the files to look at, sorted.
	Files() []string
	// Has says whether a file or folder exists in the whole tree, also where
	// Files was narrowed to some paths. It reads nothing.
	Has(path string) bool
	// Read returns a file's bytes, which the caller must not change.
	Read(path string) ([]byte, error)
}

// All lists every file of a tree, sorted, also where Files was narrowed to some
// paths: what a pattern matches does not depend on what is looked at.
func All(t Tree) []string {
	if whole, ok := t.(interface{ All() []string }); ok {
		return whole.All()
	}
	return t.Files()
}

// Memory is a Tree of files held in memory: path to content.
type Memory map[string][]byte

// Files lists the paths, sorted.
func (m Memory) Files() []string { return slices.Sorted(maps.Keys(m)) }

// Has says whether a path is a file, or a folder above one.
func (m Memory) Has(path string) bool {
	if _, ok := m[path]; ok || path == "." {
		return true
	}
	for file := range m {
		if strings.HasPrefix(file, path+"/") {
			return true
		}
	}
	return false
}

// Read returns a file; the error for a missing one wraps fs.ErrNotExist.
func (m Memory) Read(path string) ([]byte, error) {
	data, ok := m[path]
	if !ok {
		return nil, fmt.Errorf("%s: %w", path, fs.ErrNotExist)
	}
	return data, nil
}
