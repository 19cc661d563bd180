package repo

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
)

// Change is one file to write or delete.
type Change struct {
	Path   string
	Data   []byte
	Mode   fs.FileMode // of a new file; 0 = keep the old file's, or 0o644
	Delete bool
}

// Commit makes all changes or none. New contents are first staged beside their
// destinations, so that a full disk or a folder that cannot be written is found
// before anything has changed; then a journal is written, and from there on an
// interrupted Commit is completed by the next Recover. All problems are
// reported, joined. Files are not flushed to the disk one by one: what a power
// cut loses, the same command writes again.
func (r *Root) Commit(changes []Change) error {
	if len(changes) == 0 {
		return nil
	}
	if err := r.Recover(); err != nil {
		return err
	}
	t := &transaction{root: r, steps: make([]step, 0, len(changes))}
	for _, c := range changes {
		t.steps = append(t.steps, step{Path: c.Path, Staged: staged(c), Delete: c.Delete})
	}
	if err := t.stage(changes); err != nil {
		return errors.Join(err, t.undo())
	}
	if err := r.root.Rename(stagingJournal, journal); err != nil {
		return errors.Join(plain(journal, err), t.undo())
	}
	return t.finish()
}

type step struct {
	Path   string `json:"path"`
	Staged string `json:"staged,omitempty"`
	Delete bool   `json:"delete,omitempty"`
}

type transaction struct {
	root    *Root
	steps   []step
	folders []string // made by stage, outermost first
}

func staged(c Change) string {
	if c.Delete {
		return ""
	}
	return path.Join(path.Dir(c.Path), "."+path.Base(c.Path)+".shipgen-new")
}

func (t *transaction) stage(changes []Change) error {
	if err := t.check(changes); err != nil {
		return err
	}
	if err := t.folder(journalFolder); err != nil {
		return err
	}
	if err := t.root.writeJournal(t.steps); err != nil {
		return err
	}
	var errs []error
	for i, c := range changes {
		if !c.Delete {
			errs = append(errs, t.write(t.steps[i].Staged, c))
		}
	}
	return errors.Join(errs...)
}

func (t *transaction) check(changes []Change) error {
	var errs []error
	for _, c := range changes {
		if err := CleanPath(c.Path); err != nil {
			errs = append(errs, err)
			continue
		}
		info, err := t.root.root.Lstat(filepath.FromSlash(c.Path))
		switch {
		case errors.Is(err, fs.ErrNotExist):
		case err != nil:
			errs = append(errs, plain(c.Path, err))
		case info.Mode()&fs.ModeSymlink != 0:
			errs = append(errs, fmt.Errorf("%s: is a symbolic link, which shipgen neither follows nor replaces", c.Path))
		case !info.Mode().IsRegular():
			errs = append(errs, fmt.Errorf("%s: is a %s, not a file", c.Path, describe(info)))
		}
	}
	return errors.Join(errs...)
}

func describe(info fs.FileInfo) string {
	if info.IsDir() {
		return "folder"
	}
	return "special file (" + info.Mode().Type().String() + ")"
}

func (t *transaction) write(name string, c Change) error {
	if err := t.folder(path.Dir(c.Path)); err != nil {
		return err
	}
	mode, exists := t.root.Mode(c.Path)
	switch {
	case c.Mode != 0:
		mode = c.Mode
	case !exists:
		mode = 0o644
	}
	f, err := t.root.root.OpenFile(filepath.FromSlash(name), os.O_WRONLY|os.O_CREATE|os.O_TRUNC, mode)
	if err != nil {
		return plain(c.Path, err)
	}
	_, err = f.Write(c.Data)
	if err = errors.Join(err, f.Chmod(mode), f.Close()); err != nil { // Chmod: the umask does not decide what a repository holds
		return plain(c.Path, err)
	}
	return nil
}

// folder makes a folder and those above it, remembering which were new.
func (t *transaction) folder(name string) error {
	if name == "." || t.root.Has(name) {
		return nil
	}
	if err := t.folder(path.Dir(name)); err != nil {
		return err
	}
	if err := t.root.root.Mkdir(filepath.FromSlash(name), 0o755); err != nil {
		return plain(name, err)
	}
	t.folders = append(t.folders, name)
	return nil
}

// undo removes what stage left.
func (t *transaction) undo() error {
	err := t.root.discard(t.steps)
	for i := len(t.folders) - 1; i >= 0; i-- {
		_ = t.root.root.Remove(filepath.FromSlash(t.folders[i])) // not empty: somebody else uses it
	}
	return err
}

func (t *transaction) finish() error { return t.root.complete(t.steps) }
