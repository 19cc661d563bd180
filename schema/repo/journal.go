package repo

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
)

// Where an apply keeps its journal: under stagingJournal nothing has changed
// yet and Recover undoes; under journal everything is staged and Recover completes.
const (
	journalFolder  = ".shipgen"
	stagingJournal = ".shipgen/journal.staging"
	journal        = ".shipgen/journal"
)

// Interrupted says whether an earlier Commit was cut off and waits for Recover.
func (r *Root) Interrupted() bool { return r.Has(journal) || r.Has(stagingJournal) }

// Recover completes or undoes a Commit that was interrupted; without one it
// does nothing.
func (r *Root) Recover() error {
	if steps, err := r.readJournal(journal); err == nil {
		return r.complete(steps)
	} else if !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	steps, err := r.readJournal(stagingJournal)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil: // cut off while this very file was written: nothing was staged yet
		return r.root.Remove(filepath.FromSlash(stagingJournal))
	}
	return r.discard(steps)
}

func (r *Root) writeJournal(steps []step) error {
	data, err := json.Marshal(steps)
	if err != nil {
		return err
	}
	if err := r.root.WriteFile(filepath.FromSlash(stagingJournal), data, 0o644); err != nil {
		return plain(stagingJournal, err)
	}
	return nil
}

func (r *Root) readJournal(name string) ([]step, error) {
	data, err := r.Read(name)
	if err != nil {
		return nil, err
	}
	var steps []step
	if err := json.Unmarshal(data, &steps); err != nil {
		return nil, fmt.Errorf("%s: is not a journal of shipgen: delete it", name)
	}
	for _, s := range steps { // a journal is a file like any other: it must not reach further than Commit
		if err := CleanPath(s.Path); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		if s.Staged != staged(Change{Path: s.Path, Delete: s.Delete}) {
			return nil, fmt.Errorf("%s: is not a journal of shipgen: delete it", name)
		}
	}
	return steps, nil
}

// complete moves what is staged to its place; what has moved already is left alone.
func (r *Root) complete(steps []step) error {
	var errs []error
	for _, s := range steps {
		var err error
		if s.Delete {
			err = r.remove(s.Path)
		} else {
			err = r.root.Rename(filepath.FromSlash(s.Staged), filepath.FromSlash(s.Path))
		}
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			errs = append(errs, plain(s.Path, err))
		}
	}
	if len(errs) > 0 {
		return errors.Join(errs...) // the journal stays: the next command tries again
	}
	return r.forget(journal)
}

func (r *Root) discard(steps []step) error {
	var errs []error
	for _, s := range steps {
		if s.Staged == "" {
			continue
		}
		if err := r.root.Remove(filepath.FromSlash(s.Staged)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			errs = append(errs, plain(s.Staged, err))
		}
	}
	return errors.Join(append(errs, r.forget(stagingJournal))...)
}

func (r *Root) forget(name string) error {
	err := r.root.Remove(filepath.FromSlash(name))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return plain(name, err)
	}
	_ = r.root.Remove(journalFolder) // only where nothing else is in it
	return nil
}

// remove deletes a file and the folders that it leaves empty.
func (r *Root) remove(name string) error {
	if err := r.root.Remove(filepath.FromSlash(name)); err != nil {
		return err
	}
	for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
		if r.root.Remove(filepath.FromSlash(dir)) != nil {
			break
		}
	}
	return nil
}
