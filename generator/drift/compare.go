package drift

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/shipgen/shipgen/generator"
)

// Compare gives the state of every file of the render and of every file that
// the lock remembers, sorted by path. templates and input are the hashes of
// what files was rendered from.
func Compare(disk Disk, lock *Lock, files []generator.File, templates, input string) ([]Status, error) {
	c := comparison{disk: disk, lock: lock, stale: lock.Templates != templates && lock.Input == input}
	var all []Status
	var errs []error
	add := func(s Status, err error) { all, errs = append(all, s), append(errs, err) }
	wanted := map[string]bool{}
	for _, file := range files {
		wanted[file.Path] = true
		add(c.file(file))
	}
	for path := range lock.Files {
		if !wanted[path] {
			add(c.orphan(path))
		}
	}
	all = slices.DeleteFunc(all, func(s Status) bool { return s.State == "" })
	slices.SortFunc(all, func(a, b Status) int { return strings.Compare(a.Path, b.Path) })
	return all, errors.Join(errs...)
}

type comparison struct {
	disk  Disk
	lock  *Lock
	stale bool
}

func (c comparison) file(file generator.File) (Status, error) {
	record, known := c.lock.Files[file.Path]
	status := Status{Path: file.Path}
	have, err := c.disk.Read(file.Path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		status.State = New
		if known {
			status.State = Missing
		}
		status.Diff = Unified(file.Path, nil, file.Data)
		return status, nil
	case err != nil:
		return status, err
	}
	status.State = c.judge(file, record, known, have)
	o, err := decide(c.disk, record, known, file)
	if err != nil {
		return status, err
	}
	status.Edited, status.Conflict, status.Markable = o.edited, o.conflict, o.marked != nil
	if !bytes.Equal(normal(have), file.Data) {
		status.Diff = Unified(file.Path, normal(have), file.Data)
	}
	if mode, _ := c.disk.Mode(file.Path); known && mode&0o100 != file.Mode&0o100 {
		status.Note = fmt.Sprintf("mode %o, want %o", mode, file.Mode)
		if status.State == Clean {
			status.State = Drifted
		}
	}
	return status, nil
}

func (c comparison) judge(file generator.File, record Record, known bool, have []byte) State {
	hash := Hash(have)
	rendered := Hash(file.Data)
	switch {
	case hash == rendered: // whatever the lock says: also a pin that a bot moved and the render read back
		return Clean
	case !known:
		return Foreign
	case hash != record.Accepted:
		return Drifted
	case rendered == record.Render: // the accepted content differs from the render: a recorded edit
		return Edited
	case c.stale:
		return Stale
	}
	return Outdated
}

// orphan judges a file that the lock remembers and no target renders any more.
func (c comparison) orphan(path string) (Status, error) {
	have, err := c.disk.Read(path)
	if errors.Is(err, fs.ErrNotExist) {
		return Status{}, nil
	}
	if err != nil {
		return Status{Path: path}, err
	}
	status := Status{Path: path, State: Orphan, Diff: Unified(path, normal(have), nil)}
	if Hash(have) != c.lock.Files[path].Render {
		status.State, status.Edited = Drifted, true
		status.Note = "no target renders it any more"
		status.Conflict = "was edited, and no target renders it any more"
	}
	return status, nil
}
