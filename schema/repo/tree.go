package repo

import "io/fs"

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

// Memory is a Tree of files held in memory: path to content.
type Memory map[string][]byte

var _ fs.FileMode = 0
