package drift

import (
	"bytes"
	"fmt"
	"strings"
)

// context is how many equal lines a hunk shows around a change.
const context = 3

// Unified is the difference between two texts in unified format, "" where they
// are equal. A nil side is a file that does not exist.
func Unified(path string, from, to []byte) string {
	if bytes.Equal(from, to) && (from == nil) == (to == nil) {
		return ""
	}
	var out strings.Builder
	fmt.Fprintf(&out, "--- %s\n+++ %s\n", side("a/", path, from), side("b/", path, to))
	a, b := splitLines(from), splitLines(to)
	for _, h := range hunks(changes(a, b), len(a), len(b)) {
		h.write(&out, a, b)
	}
	return out.String()
}

func side(prefix, path string, data []byte) string {
	if data == nil {
		return "/dev/null"
	}
	return prefix + path
}

// splitLines keeps line ends, so that a missing last one is a difference.
func splitLines(data []byte) []string {
	lines := strings.SplitAfter(string(data), "\n")
	return lines[:len(lines)-emptyLast(lines)]
}

func emptyLast(lines []string) int {
	if lines[len(lines)-1] == "" {
		return 1
	}
	return 0
}

// change replaces a[aStart:aEnd] by b[bStart:bEnd].
type change struct{ aStart, aEnd, bStart, bEnd int }

// hunk is a run of changes that are near each other, with the context's bounds.
type hunk struct {
	change
	changes []change
}

func hunks(all []change, aLen, bLen int) []hunk {
	var out []hunk
	for _, c := range all {
		wide := change{max(c.aStart-context, 0), min(c.aEnd+context, aLen), max(c.bStart-context, 0), min(c.bEnd+context, bLen)}
		if n := len(out); n > 0 && wide.aStart <= out[n-1].aEnd {
			out[n-1].aEnd, out[n-1].bEnd = wide.aEnd, wide.bEnd
			out[n-1].changes = append(out[n-1].changes, c)
			continue
		}
		out = append(out, hunk{wide, []change{c}})
	}
	return out
}

func (h hunk) write(out *strings.Builder, a, b []string) {
	fmt.Fprintf(out, "@@ -%s +%s @@\n", span(h.aStart, h.aEnd), span(h.bStart, h.bEnd))
	at := h.aStart
	for _, c := range h.changes {
		writeLines(out, " ", a[at:c.aStart])
		writeLines(out, "-", a[c.aStart:c.aEnd])
		writeLines(out, "+", b[c.bStart:c.bEnd])
		at = c.aEnd
	}
	writeLines(out, " ", a[at:h.aEnd])
}

func span(start, end int) string {
	switch n := end - start; n {
	case 0:
		return fmt.Sprintf("%d,0", start)
	case 1:
		return fmt.Sprint(start + 1)
	default:
		return fmt.Sprintf("%d,%d", start+1, n)
	}
}

func writeLines(out *strings.Builder, mark string, lines []string) {
	for _, line := range lines {
		out.WriteString(mark + line)
		if !strings.HasSuffix(line, "\n") {
			out.WriteString("\n\\ No newline at end of file\n")
		}
	}
}
