// Package drift compares what is on disk with what would be rendered, and says
// what an apply has to write. It decides by content alone: the file on disk, the
// last render (its hash in ship.lock, its bytes under .shipgen/base) and the new
// render; no git is needed.
package drift

import (
	"bytes"
	"io/fs"
)

// State is what became of one rendered file.
type State string

// The states. Clean, Edited and Stale need nothing; the others make check fail.
const (
	Clean    State = "clean"
	New      State = "new"      // asked for, never rendered, nothing in the way
	Missing  State = "missing"  // rendered once, gone from disk
	Outdated State = "outdated" // ship.yaml or the repository changed since the last render
	Stale    State = "stale"    // only shipgen's templates changed since the last render
	Drifted  State = "drifted"  // edited on disk since generate last recorded it; generate merges it
	Edited   State = "edited"   // a recorded edit, merged with the render
	Orphan   State = "orphan"   // rendered once, no longer asked for
	Foreign  State = "foreign"  // there before shipgen, and different
)

// BasePath is where the last render of a file is kept.
func BasePath(path string) string { return ".shipgen/base/" + path }

// LockPath is the file that records what was rendered.
const LockPath = "ship.lock"

// Fails says whether check exits with 1 for a file in this state.
func (s State) Fails(strict bool) bool {
	switch s {
	case Clean:
		return false
	case Edited, Stale:
		return strict
	}
	return true
}

// Status is one file's state.
type Status struct {
	Path     string
	State    State
	Diff     string // unified, from what is on disk to what would be rendered; "" where they agree
	Note     string // what else there is to say: a wrong mode
	Edited   bool   // the disk holds what no render wrote
	Conflict string // why generate cannot write it unless it is told how: its content exists nowhere else; "" = it can
	Markable bool   // both sides of the conflict can be written into the file
}

// Disk is what drift needs to see of a repository.
type Disk interface {
	Read(path string) ([]byte, error)
	Mode(path string) (fs.FileMode, bool)
}

// normal takes CRLF line ends out, so that a checkout with another line-ending
// style is no edit.
func normal(data []byte) []byte {
	if !bytes.Contains(data, []byte("\r\n")) {
		return data
	}
	return bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n"))
}

// restyle gives data the line ends of the file it replaces.
func restyle(data, old []byte) []byte {
	if !bytes.Contains(old, []byte("\r\n")) || bytes.Contains(data, []byte("\r\n")) {
		return data
	}
	return bytes.ReplaceAll(data, []byte("\n"), []byte("\r\n"))
}
