package repo

import (
	"errors"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// Disk is the Tree of a Root's files.
type Disk struct {
	*Root
	files []string
}

// Tree lists the root's files: in a git repository what git tracks or would
// track (.gitignore honoured, the user's own excludes not), else every file
// outside .git. Symbolic links and submodules are left out. paths narrow the
// list to these files and folders; one that does not exist is an error.
func (r *Root) Tree(paths ...string) (*Disk, error) {
	for _, p := range paths {
		if !r.Has(p) {
			return nil, plain(p, fs.ErrNotExist)
		}
	}
	files, err := r.list()
	if err != nil {
		return nil, err
	}
	files = slices.DeleteFunc(files, func(file string) bool { return !below(file, paths) })
	for _, p := range paths { // what is named outright is looked at even where git ignores it
		if _, ok := r.Mode(p); ok {
			files = append(files, path.Clean(p))
		}
	}
	slices.Sort(files)
	return &Disk{Root: r, files: slices.Compact(files)}, nil
}

// Files lists the files, sorted.
func (d *Disk) Files() []string { return d.files }

func below(file string, paths []string) bool {
	if len(paths) == 0 {
		return true
	}
	for _, p := range paths {
		p = path.Clean(p)
		if p == "." || file == p || strings.HasPrefix(file, p+"/") {
			return true
		}
	}
	return false
}

func (r *Root) list() ([]string, error) {
	listed, err := r.gitFiles()
	if errors.Is(err, errNoGit) {
		return r.walk()
	}
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(listed, func(file string) bool {
		info, err := r.root.Lstat(filepath.FromSlash(file)) // the index also lists deleted files, links and submodules
		return err != nil || !info.Mode().IsRegular()
	}), nil
}

func (r *Root) walk() ([]string, error) {
	var files []string
	err := fs.WalkDir(r.root.FS(), ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil && entry != nil && entry.IsDir() && name != ".":
			return fs.SkipDir // unreadable: its files cannot be listed
		case err != nil:
			return plain(name, err)
		case entry.IsDir() && entry.Name() == ".git":
			return fs.SkipDir
		case entry.Type().IsRegular():
			files = append(files, name)
		}
		return nil
	})
	return files, err
}
