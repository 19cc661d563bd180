package report

import (
	"strings"

	"github.com/shipgen/shipgen/lint"
)

// What a quoted line is cut to, in columns, and how much of it stays before the
// finding. Minified files have lines of a megabyte.
const (
	snippetColumns = 160
	snippetBefore  = 60
	tabStop        = 4
)

// cell is one character as it is shown.
type cell struct {
	text  string
	width int
	at    int // byte of the line
}

// snippet is the first line of a span and, below it, carets under the part of
// the line that is the span's.
func snippet(r *lint.Report, m *mask, span lint.Span) (text, carets string, ok bool) {
	lines := r.Lines[span.File]
	if lines == nil {
		return "", "", false
	}
	number := lines.Position(span.Start).Line
	offset, end := lines.Line(number)
	if offset == end {
		return "", "", false
	}
	from := min(max(span.Start, offset), end) - offset
	to := max(min(span.End, end)-offset, from)
	whole := lines.Text(number)
	if len(whole) <= snippetColumns && plain(whole) && m.open(span.File, offset, end, whole) {
		return string(whole), strings.Repeat(" ", from) + strings.Repeat("^", max(to-from, 1)), true
	}
	window := cut(whole, from)
	line := string(whole[window.from:window.to])
	cells := layout(line, m.bytes(span.File, offset+window.from, line))
	return window.draw(cells, from-window.from, to-window.from)
}

// plain says whether every byte of a line is a character of one column.
func plain[T string | []byte](line T) bool {
	for i := range len(line) {
		if line[i] < ' ' || line[i] > '~' {
			return false
		}
	}
	return true
}

// view is the part of a line that is quoted, in bytes.
type view struct{ from, to, size int }

// cut chooses the part around byte at, at character boundaries; a character is
// four bytes at most.
func cut(line []byte, at int) view {
	v := view{max(0, at-snippetBefore*4), min(len(line), at+snippetColumns*4), len(line)}
	for v.from > 0 && v.from < at && line[v.from]&0xc0 == 0x80 {
		v.from++
	}
	for v.to < len(line) && v.to > at && line[v.to]&0xc0 == 0x80 {
		v.to--
	}
	return v
}

// layout is a line as cells: tabs become blanks up to the next stop.
func layout(line string, hide []bool) []cell {
	cells := make([]cell, 0, len(line))
	column := 0
	for i, r := range line {
		c := cell{at: i}
		switch {
		case hide[i]:
			c.text, c.width = "*", 1
		case r == '\t':
			c.width = tabStop - column%tabStop
			c.text = strings.Repeat(" ", c.width)
		default:
			r = printable(r)
			c.text, c.width = string(r), columns(r)
		}
		column += c.width
		cells = append(cells, c)
	}
	return cells
}

// draw is the cells as text and the carets under bytes from to to, at least one.
func (v view) draw(cells []cell, from, to int) (text, carets string, ok bool) {
	first, last := window(cells, from)
	var line, under strings.Builder
	if v.from > 0 || first > 0 {
		line.WriteString("…")
		under.WriteString(" ")
	}
	marked := 0
	for _, c := range cells[first:last] {
		line.WriteString(c.text)
		switch {
		case c.at >= from && c.at < to:
			under.WriteString(strings.Repeat("^", c.width))
			marked += c.width
		case c.at < from:
			under.WriteString(strings.Repeat(" ", c.width))
		}
	}
	if v.to < v.size || last < len(cells) {
		line.WriteString("…")
	}
	if marked == 0 {
		under.WriteString("^")
	}
	return line.String(), under.String(), true
}

// window is the cells to show around the one of byte from.
func window(cells []cell, from int) (first, last int) {
	if width(cells) <= snippetColumns {
		return 0, len(cells)
	}
	at := 0
	for at < len(cells) && cells[at].at < from {
		at++
	}
	for first = at; first > 0 && width(cells[first-1:at]) <= snippetBefore; first-- {
	}
	for last = first; last < len(cells) && width(cells[first:last+1]) <= snippetColumns; last++ {
	}
	return first, last
}

func width(cells []cell) int {
	n := 0
	for _, c := range cells {
		n += c.width
	}
	return n
}
