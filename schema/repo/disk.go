package repo

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"sync"
)

// Disk is the Tree of a Root's files.
type Disk struct {
	*Root
	files   []string
	folders *folders
	all     func() []string
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
	disk := &Disk{Root: r, folders: r.newFolders()}
	files, err := disk.list(paths)
	if err != nil {
		return nil, err
	}
	for _, p := range paths { // what is named outright is looked at even where git ignores it
		if _, ok := r.Mode(p); ok {
			files = append(files, path.Clean(p))
		}
	}
	slices.Sort(files)
	disk.files = slices.Compact(files)
	disk.all = sync.OnceValue(func() []string {
		if len(paths) == 0 {
			return disk.files
		}
		whole, _ := disk.list(nil) // it could be listed a moment ago
		slices.Sort(whole)
		return whole
	})
	return disk, nil
}

// All lists the files that there are without narrowing, sorted; they are listed
// when first asked for.
func (d *Disk) All() []string { return d.all() }

// Read is Root's Read with one step into the file's folder instead of one for
// each folder above it.
func (d *Disk) Read(name string) ([]byte, error) {
	folder, base := d.folders.of(name)
	data, err := folder.ReadFile(base)
	switch {
	case errors.Is(err, os.ErrClosed): // another reader needed the room
		return d.Root.Read(name)
	case err != nil:
		return nil, plain(name, err)
	}
	return data, nil
}

// Size is a file's length in bytes, without reading it.
func (d *Disk) Size(name string) (int64, error) {
	folder, base := d.folders.of(name)
	info, err := folder.Stat(base)
	switch {
	case errors.Is(err, os.ErrClosed):
		return d.Root.Size(name)
	case err != nil:
		return 0, plain(name, err)
	}
	return info.Size(), nil
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

// list are the regular files below paths.
func (d *Disk) list(paths []string) ([]string, error) {
	listed, err := d.gitFiles()
	if errors.Is(err, errNoGit) {
		listed, err = d.walk()
	}
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(listed, func(file string) bool {
		return !below(file, paths) || !d.regular(file)
	}), nil
}

// regular says whether a listed file is one: git's index also lists deleted
// files, links and submodules.
func (d *Disk) regular(file string) bool {
	folder, base := d.folders.of(file)
	info, err := folder.Lstat(base)
	return err == nil && info.Mode().IsRegular()
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
