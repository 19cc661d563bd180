package repo

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"
)

// Index is the Tree of git's index: what the next commit will hold, whatever the
// work tree has. Files are those that differ from the last commit.
type Index struct {
	root    *Root
	file    string
	staged  []string
	ids     map[string]string // of every regular file
	folders map[string]bool
	start   sync.Once
	objects *objects
	err     error
}

// Index reads git's index; file is another index than the repository's own,
// absolute, as git passes it to hooks in GIT_INDEX_FILE, "" for none. paths
// narrow Files to these files and folders. Close it when done.
func (r *Root) Index(file string, paths ...string) (*Index, error) {
	x := &Index{root: r, file: file, ids: map[string]string{}, folders: map[string]bool{".": true}}
	var staged, listed []string
	var errs [2]error
	var group sync.WaitGroup
	group.Go(func() {
		// T: a link that became a file has contents that nobody has seen.
		staged, errs[0] = x.lines("diff", "--cached", "--name-only", "-z", "--no-renames", "--no-ext-diff", "--diff-filter=ACMT")
	})
	group.Go(func() { listed, errs[1] = x.lines("ls-files", "--stage", "-z") })
	group.Wait()
	if err := errors.Join(errs[:]...); err != nil {
		return nil, err
	}
	for _, line := range listed {
		x.entry(line)
	}
	x.staged = slices.DeleteFunc(staged, func(name string) bool { return x.ids[name] == "" || !below(name, paths) })
	slices.Sort(x.staged)
	return x, nil
}

// lines is what git says about the index, split at NUL.
func (x *Index) lines(args ...string) ([]string, error) {
	out, err := output(x.root.withIndex(x.file, args...))
	if err != nil {
		return nil, err
	}
	parts := strings.Split(string(out), "\x00")
	return parts[:len(parts)-1], nil
}

// entry notes "mode id stage TAB path"; a file in conflict has no stage 0.
func (x *Index) entry(line string) {
	mode, rest, _ := strings.Cut(line, " ")
	id, rest, _ := strings.Cut(rest, " ")
	stage, name, _ := strings.Cut(rest, "\t")
	if stage != "0" {
		return
	}
	if strings.HasPrefix(mode, "100") { // neither a link nor a submodule
		x.ids[name] = id
	}
	for dir := path.Dir(name); !x.folders[dir]; dir = path.Dir(dir) {
		x.folders[dir] = true
	}
}

// Files lists the files that are staged, sorted.
func (x *Index) Files() []string { return x.staged }

// All lists every file of the index, sorted.
func (x *Index) All() []string { return slices.Sorted(maps.Keys(x.ids)) }

// Has says whether a path is a file of the index, or a folder above one.
func (x *Index) Has(name string) bool { return x.ids[name] != "" || x.folders[name] }

// Read returns any file of the index; the error for a missing one wraps
// fs.ErrNotExist.
func (x *Index) Read(name string) ([]byte, error) {
	id, ok := x.ids[name]
	if !ok {
		return nil, fmt.Errorf("%s: %w", name, fs.ErrNotExist)
	}
	x.start.Do(func() { x.objects, x.err = x.root.openObjects() })
	if x.err != nil {
		return nil, x.err
	}
	data, err := x.objects.read(id)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return data, nil
}

// Close ends the process that reads the contents.
func (x *Index) Close() {
	if x.objects != nil {
		x.objects.close()
	}
}
