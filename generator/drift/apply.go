package drift

import (
	"bytes"
	"errors"
	"io/fs"
	"maps"
	"slices"

	"github.com/shipgen/shipgen/generator"
	"github.com/shipgen/shipgen/schema/repo"
)

// Choice is how an apply treats files that hold edits.
type Choice struct {
	Only    func(path string) bool // the files that the render is about; nil = all
	Force   bool                   // discard edits and what was there before
	Markers bool                   // write both sides of a conflict into the file
}

// Apply is what must change on disk, ship.lock and .shipgen/base included, so
// that everything is as rendered, edits merged. lock is what the lock becomes,
// but for its Files, which Apply fills; old is the lock before. What cannot be
// merged, and the choice says nothing of, is left alone and keeps its record.
// Nothing to do gives no changes.
func Apply(disk Disk, old, lock *Lock, files []generator.File, choice Choice) ([]repo.Change, error) {
	a := application{disk: disk, old: old, lock: lock, choice: choice}
	lock.Files = make(map[string]Record, len(files))
	wanted := make(map[string]bool, len(files))
	for _, file := range files {
		wanted[file.Path] = true
		a.file(file)
	}
	for _, path := range slices.Sorted(maps.Keys(old.Files)) {
		if !wanted[path] {
			a.orphan(path)
		}
	}
	data, err := lock.Bytes()
	if err != nil {
		return nil, err
	}
	a.put(LockPath, data, 0o644)
	return a.changes, errors.Join(a.errs...)
}

type application struct {
	disk      Disk
	old, lock *Lock
	choice    Choice
	changes   []repo.Change
	errs      []error
}

// file writes a file's render with its edits, and keeps the render for the next
// merge.
func (a *application) file(file generator.File) {
	record, known := a.old.Files[file.Path]
	o, err := decide(a.disk, record, known, file)
	if err != nil {
		a.errs = append(a.errs, err)
		return
	}
	text, accepted := o.text, Hash(o.text)
	switch {
	case a.choice.Force:
		text, accepted = file.Data, Hash(file.Data)
	case o.conflict == "":
	case a.choice.Markers && o.marked != nil:
		text, accepted = o.marked, record.Accepted // not accepted before somebody resolves it
	default:
		a.leave(file.Path)
		return
	}
	a.lock.Files[file.Path] = Record{Render: Hash(file.Data), Accepted: accepted}
	a.put(file.Path, text, file.Mode)
	a.put(BasePath(file.Path), file.Data, 0o644)
}

// orphan removes a file that is not rendered any more, unless it is none of this
// render's or holds an edit.
func (a *application) orphan(path string) {
	have, err := a.disk.Read(path)
	edited := err == nil && Hash(have) != a.old.Files[path].Render
	if a.choice.Only != nil && !a.choice.Only(path) || edited && !a.choice.Force {
		a.leave(path)
		return
	}
	a.drop(path)
	a.drop(BasePath(path))
}

// leave keeps the record of a file that stays as it is.
func (a *application) leave(path string) {
	if record, known := a.old.Files[path]; known {
		a.lock.Files[path] = record
	}
}

func (a *application) put(path string, data []byte, mode fs.FileMode) {
	have, err := a.disk.Read(path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		a.errs = append(a.errs, err)
		return
	}
	data = restyle(data, have)
	if old, ok := a.disk.Mode(path); ok && bytes.Equal(have, data) && old&0o100 == mode&0o100 {
		return
	}
	a.changes = append(a.changes, repo.Change{Path: path, Data: data, Mode: mode})
}

func (a *application) drop(path string) {
	if _, ok := a.disk.Mode(path); ok {
		a.changes = append(a.changes, repo.Change{Path: path, Delete: true})
	}
}
