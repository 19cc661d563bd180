package drift

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
)

// The lines around a conflict, as git writes them.
const (
	oursMark   = "<<<<<<< on disk\n"
	middleMark = "=======\n"
	theirsMark = ">>>>>>> rendered\n"
)

// merged is what becomes of an edited file and its new render.
type merged struct {
	text      []byte // with both sides between marks where they conflict
	conflicts []string
}

// merge puts the changes from base to ours and from base to theirs into one
// text. Changes that touch each other and differ are a conflict.
func merge(base, ours, theirs []byte) merged {
	m := merger{base: splitLines(base), ours: splitLines(ours), theirs: splitLines(theirs)}
	a, b := changes(m.base, m.ours), changes(m.base, m.theirs)
	for len(a) > 0 || len(b) > 0 {
		r := region{start: len(m.base)}
		for _, side := range [][]change{a, b} {
			if len(side) > 0 {
				r.start = min(r.start, side[0].aStart)
			}
		}
		r.end = r.start
		for grown := true; grown; {
			grown = r.take(&a, &r.ours)
			grown = r.take(&b, &r.theirs) || grown
		}
		m.put(r)
	}
	m.out.WriteString(strings.Join(m.base[m.at:], ""))
	return merged{m.out.Bytes(), m.conflicts}
}

// region is a run of lines of the base with the changes that touch it.
type region struct {
	start, end   int
	ours, theirs []change
}

// take moves the next change of a side into the region if it touches it.
func (r *region) take(from *[]change, to *[]change) bool {
	if len(*from) == 0 || (*from)[0].aStart > r.end {
		return false
	}
	r.end = max(r.end, (*from)[0].aEnd)
	*to = append(*to, (*from)[0])
	*from = (*from)[1:]
	return true
}

// of are a side's lines of the region, whose base is the same outside of changes.
func (r *region) of(side []string, all []change) []string {
	first, last := all[0], all[len(all)-1]
	return side[first.bStart-(first.aStart-r.start) : last.bEnd+(r.end-last.aEnd)]
}

type merger struct {
	base, ours, theirs []string
	at                 int // lines of the base that are written
	out                bytes.Buffer
	conflicts          []string
}

func (m *merger) put(r region) {
	m.out.WriteString(strings.Join(m.base[m.at:r.start], ""))
	m.at = r.end
	switch {
	case len(r.theirs) == 0:
		m.out.WriteString(strings.Join(r.of(m.ours, r.ours), ""))
		return
	case len(r.ours) == 0:
		m.out.WriteString(strings.Join(r.of(m.theirs, r.theirs), ""))
		return
	}
	ours, theirs := r.of(m.ours, r.ours), r.of(m.theirs, r.theirs)
	if slices.Equal(ours, theirs) {
		m.out.WriteString(strings.Join(ours, ""))
		return
	}
	both := oursMark + ended(ours) + middleMark + ended(theirs) + theirsMark
	line := r.ours[0].bStart - (r.ours[0].aStart - r.start) + 1
	m.conflicts = append(m.conflicts, fmt.Sprintf("@@ line %d @@\n%s", line, both))
	m.out.WriteString(both)
}

// ended are lines of which the last one ends, too.
func ended(lines []string) string {
	text := strings.Join(lines, "")
	if text != "" && !strings.HasSuffix(text, "\n") {
		text += "\n"
	}
	return text
}

// unresolved says whether a file still holds a conflict as merge writes it.
func unresolved(data []byte) bool {
	return bytes.Contains(normal(data), []byte(oursMark)) && bytes.Contains(normal(data), []byte(theirsMark))
}
