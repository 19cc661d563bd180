package repo

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// Root is a directory that nothing read or written through it can leave, not
// even through a symbolic link.
type Root struct {
	root *os.Root
	dir  string // absolute
	held []*folders
}

// Open opens a directory. Close it when done.
func Open(dir string) (*Root, error) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	root, err := os.OpenRoot(abs)
	if err != nil {
		return nil, plain(dir, err)
	}
	return &Root{root: root, dir: abs}, nil
}

// Close releases the directory.
func (r *Root) Close() error {
	for _, f := range r.held {
		f.mu.Lock()
		f.close()
		f.mu.Unlock()
	}
	return r.root.Close()
}

// Dir is the absolute path of the directory.
func (r *Root) Dir() string { return r.dir }

// Name is the directory's own name.
func (r *Root) Name() string { return filepath.Base(r.dir) }

// Read returns a file's bytes. The error for a missing file wraps
// fs.ErrNotExist; one for a path that leaves the root says so.
func (r *Root) Read(name string) ([]byte, error) {
	data, err := r.root.ReadFile(filepath.FromSlash(name))
	if err != nil {
		return nil, plain(name, err)
	}
	return data, nil
}

// Has says whether a file or folder exists.
func (r *Root) Has(name string) bool {
	_, err := r.root.Stat(filepath.FromSlash(name))
	return err == nil
}

// Mode is a regular file's permission bits; false where there is no such file.
func (r *Root) Mode(name string) (fs.FileMode, bool) {
	info, err := r.root.Stat(filepath.FromSlash(name))
	if err != nil || !info.Mode().IsRegular() {
		return 0, false
	}
	return info.Mode().Perm(), true
}

// FindRoot is the repository that dir lies in: the nearest folder upward that
// holds .git, or dir itself. prefix is the way from there to dir, "" or "a/b".
func FindRoot(dir string) (root, prefix string, err error) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return "", "", err
	}
	if abs, err = filepath.EvalSymlinks(abs); err != nil {
		return "", "", plain(dir, err)
	}
	if root, ok := above(abs, ".git"); ok {
		rel, err := filepath.Rel(root, abs)
		if err != nil {
			return "", "", err
		}
		if rel == "." {
			rel = ""
		}
		return root, filepath.ToSlash(rel), nil
	}
	return abs, "", nil
}

// above is the nearest folder at or above dir that holds name.
func above(dir, name string) (string, bool) {
	for {
		if _, err := os.Lstat(filepath.Join(dir, name)); err == nil {
			return dir, true
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return "", false
		}
		dir = parent
	}
}

// FindUp is the nearest folder at or above dir, but not above its repository,
// that holds a file called name.
func FindUp(dir, name string) (string, bool) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return "", false
	}
	top, _, err := FindRoot(abs)
	if err != nil {
		return "", false
	}
	found, ok := above(abs, name)
	if ok && !strings.HasPrefix(found+string(filepath.Separator), top+string(filepath.Separator)) {
		return "", false
	}
	return found, ok
}

// CleanPath says whether a path is one that a Tree may hold: relative, clean,
// with '/', below the root.
func CleanPath(name string) error {
	switch {
	case name == "":
		return errors.New("path is empty")
	case strings.ContainsAny(name, "\\\x00"):
		return fmt.Errorf("path %q holds a backslash or NUL", name)
	case path.IsAbs(name):
		return fmt.Errorf("path %q is absolute", name)
	case path.Clean(name) != name:
		return fmt.Errorf("path %q is not clean: write %q", name, path.Clean(name))
	case name == ".." || strings.HasPrefix(name, "../"):
		return fmt.Errorf("path %q leaves the repository", name)
	}
	return nil
}

// plain takes the operation and the absolute path out of an error of package os.
func plain(name string, err error) error {
	var perr *fs.PathError
	if errors.As(err, &perr) {
		err = perr.Err
	}
	if err.Error() == "path escapes from parent" {
		err = errors.New("leaves the repository through a symbolic link")
	}
	return fmt.Errorf("%s: %w", name, err)
}

// IsDir says whether a path of the disk is a directory.
func IsDir(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.IsDir()
}

// Rel is the way from the root (absolute, links resolved) to a path of the
// disk, "." for the root itself; an error where it lies outside.
func Rel(root, name string) (string, error) {
	resolved, err := filepath.EvalSymlinks(name)
	if err != nil {
		return "", errors.Unwrap(plain(name, err))
	}
	rel, err := filepath.Rel(root, resolved)
	if err != nil {
		return "", err
	}
	rel = filepath.ToSlash(rel)
	if rel == ".." || strings.HasPrefix(rel, "../") {
		return "", fmt.Errorf("lies outside the repository %s", root)
	}
	return rel, nil
}

// Size is a file's length in bytes, without reading it.
func (r *Root) Size(name string) (int64, error) {
	info, err := r.root.Stat(filepath.FromSlash(name))
	if err != nil {
		return 0, plain(name, err)
	}
	return info.Size(), nil
}
