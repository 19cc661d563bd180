package pin

import "github.com/shipgen/shipgen/schema/pattern"

// Edit replaces the bytes from Start to End, half-open, of the file.
type Edit struct {
	Start, End int
	New        string
}

// Rewrite replaces a reference by text and notes version in the comment behind
// it: in place of the version noted there, else before another comment, else at
// the end of the line. Quotes, line ends and everything else stay as they are.
// It adds no comment for version "", for images, nor on a line that goes on
// with something else. The edits are in order; there are none where the
// reference cannot be replaced (see Reference.Exact) or nothing would change.
func Rewrite(data []byte, r Reference, text, version string) []Edit {
	if !r.Exact || r.Span.Empty() {
		return nil
	}
	var edits []Edit
	if text != r.Text {
		edits = append(edits, Edit{r.Span.Start, r.Span.End, text})
	}
	if version == "" || version == r.Comment || r.Kind != Action && r.Kind != ReusableWorkflow {
		return edits
	}
	return append(edits, note(data, r, version)...)
}

func note(data []byte, r Reference, version string) []Edit {
	if !r.CommentSpan.Empty() {
		return []Edit{{r.CommentSpan.Start, r.CommentSpan.End, version}}
	}
	l := behind(data, closing(data, r.Span))
	switch {
	case l.mixed:
		return nil
	case branchOnly.Match(data[l.comment.Start:l.comment.End]):
		return []Edit{{l.comment.Start, l.comment.End, "# " + version}}
	case !l.comment.Empty():
		return []Edit{{l.comment.Start, l.comment.Start, "# " + version + " "}}
	}
	return []Edit{{l.end, l.end, " # " + version}}
}

// branchOnly is a comment that names no more than the branch a commit was on.
var branchOnly = pattern.New(`^#+\s*(?:main|master|HEAD|develop|trunk)$`)

// closing is the end of a value with its closing quote, where it has one.
func closing(data []byte, s Span) int {
	if s.Start > 0 && s.End < len(data) {
		if q := data[s.End]; (q == '"' || q == '\'') && data[s.Start-1] == q {
			return s.End + 1
		}
	}
	return s.End
}

// Apply returns data with the edits, which must be in order and must not
// overlap.
func Apply(data []byte, edits []Edit) []byte {
	var out []byte
	at := 0
	for _, e := range edits {
		out = append(out, data[at:e.Start]...)
		out = append(out, e.New...)
		at = e.End
	}
	return append(out, data[at:]...)
}
