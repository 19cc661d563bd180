package lint

import (
	"bytes"
	"slices"
)

// Committed says of each leaked secret that the newest commit has too that it
// does: taking it out of the file no longer takes it back. atHead are files as
// that commit has them.
func (r *Report) Committed(atHead func(paths []string) map[string][]byte) {
	var paths []string
	for _, found := range r.Findings {
		if found.Secret != "" {
			paths = append(paths, found.Span.File)
		}
	}
	if len(paths) == 0 {
		return
	}
	files := atHead(slices.Compact(paths)) // findings are in order of their files
	for i := range r.Findings {
		found := &r.Findings[i]
		if data := files[found.Span.File]; found.Secret != "" && r.holds(data, found) {
			found.Message += ", committed already"
		}
	}
}

// holds says whether data has a finding's secret, as it is or as it is written:
// in UTF-16 or base64, for one.
func (r *Report) holds(data []byte, found *Finding) bool {
	if bytes.Contains(data, []byte(found.Secret)) {
		return true
	}
	lines := r.Lines[found.Span.File]
	if lines == nil || len(data) == 0 {
		return false
	}
	start, end := lines.Line(lines.Position(found.Span.Start).Line)
	from, to := min(max(found.Span.Start, start), end), max(min(found.Span.End, end), start)
	text := lines.Text(lines.Position(found.Span.Start).Line)
	return from < to && bytes.Contains(data, text[from-start:to-start])
}
