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

// Apply is what must change on disk, ship.lock and .shipgen/base included, so
// that everything is as rendered. lock is what the lock becomes, but for its
// Files, which Apply fills; old is the lock before. only, where it is not nil,
// chooses the files that this render is about: all others keep their record.
// Nothing to do gives no changes.
func Apply(disk Disk, old, lock *Lock, files []generator.File, only func(path string) bool) ([]repo.Change, error) {
	a := application{disk: disk}
	lock.Files = make(map[string]Record, len(files))
	for _, file := range files {
		hash := Hash(file.Data)
		lock.Files[file.Path] = Record{Render: hash, Accepted: hash}
		a.put(file.Path, file.Data, file.Mode)
		a.put(BasePath(file.Path), file.Data, 0o644)
	}
	for _, path := range slices.Sorted(maps.Keys(old.Files)) {
		switch _, still := lock.Files[path]; {
		case still:
		case only != nil && !only(path):
			lock.Files[path] = old.Files[path]
		default:
			a.drop(path)
			a.drop(BasePath(path))
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
	disk    Disk
	changes []repo.Change
	errs    []error
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
