package lint

import (
	"cmp"
	"slices"

	"github.com/shipgen/shipgen/schema/repo"
)

// Seen is what a look at history leaves to the next: how much there was, and
// which versions of files have something to tell. It holds no secret and no
// finding: those versions are looked at again.
type Seen struct {
	Key     string   // of rules and levels: another key sees other things
	Tips    []string // the commits whose history it was
	Files   int      // versions that had nothing to tell
	Bytes   int64    // theirs
	Skipped []Skipped
	Telling []repo.Blob // and what could not be looked at
	Next    int         // Order of the first blob to come
}

// Resume goes on where an earlier look ended; Telling is to be looked at again.
func (h *History) Resume(s *Seen) {
	h.report.Files += s.Files
	h.report.Bytes += s.Bytes
	h.report.Skipped = append(h.report.Skipped, s.Skipped...)
	h.next = s.Next
}

// Seen is what the look leaves.
func (h *History) Seen(key string, tips []string) *Seen {
	s := &Seen{Key: key, Tips: tips, Files: h.report.Files, Bytes: h.report.Bytes, Skipped: h.report.Skipped, Next: h.next}
	for _, b := range h.telling {
		if b.Problem == "" {
			s.Files--
			s.Bytes -= b.Size
		}
	}
	s.Telling = slices.SortedFunc(slices.Values(h.telling), func(a, b repo.Blob) int { return cmp.Compare(a.Order, b.Order) })
	return s
}
