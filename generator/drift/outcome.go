package drift

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"github.com/shipgen/shipgen/generator"
)

// outcome is what an apply may write for one file.
type outcome struct {
	edited   bool   // the disk holds what no render wrote
	text     []byte // the render, with the edits where there are any
	marked   []byte // with conflicts between marks; nil where there are none, or no base to tell them by
	conflict string // why it cannot be written; "" = it can
}

// decide merges what is on disk with the render. Without a record the file is
// somebody else's; without the last render nothing tells an edit from it.
func decide(disk Disk, record Record, known bool, file generator.File) (outcome, error) {
	have, err := disk.Read(file.Path)
	if errors.Is(err, fs.ErrNotExist) {
		return outcome{text: file.Data}, nil
	}
	if err != nil {
		return outcome{}, err
	}
	hash := Hash(have)
	if hash == Hash(file.Data) || known && hash == record.Render {
		return outcome{text: file.Data}, nil
	}
	o := outcome{edited: true}
	base, err := disk.Read(BasePath(file.Path))
	switch {
	case !known:
		o.conflict = "was there before shipgen"
	case unresolved(have):
		o.conflict = "still holds the marks of a conflict"
	case errors.Is(err, fs.ErrNotExist) || err == nil && Hash(base) != record.Render:
		o.conflict = fmt.Sprintf("was edited, and %s is not what was rendered last", BasePath(file.Path))
	case err != nil:
		return outcome{}, err
	default:
		m := merge(normal(base), normal(have), file.Data)
		if o.text = m.text; len(m.conflicts) > 0 {
			o.text, o.marked = nil, m.text
			o.conflict = "was edited where the render changes, too\n" + strings.TrimSuffix(strings.Join(m.conflicts, ""), "\n")
		} else if err := generator.Parses(file.Path, m.text); err != nil && generator.Parses(file.Path, have) == nil {
			o.text, o.conflict = nil, "was edited, and merged with the new render "+err.Error()
		}
	}
	return o, nil
}
