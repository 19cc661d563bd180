package dockerfile

import "bytes"

// joined is an instruction's logical line, as BuildKit joins it from physical
// lines, with the byte of the file behind each of its bytes.
type joined struct {
	text    string
	offsets []int
	end     int // offset of the byte after the last
}

// at is the file's byte behind a byte of the text.
func (j joined) at(i int) int {
	if i >= 0 && i < len(j.offsets) {
		return j.offsets[i]
	}
	return j.end
}

// span maps a range of the text; its end is the byte after its last one, so that
// it never takes a continuation with it.
func (j joined) span(start, end int) Span {
	if end <= start {
		return Span{j.at(start), j.at(start)}
	}
	return Span{j.at(start), j.at(end-1) + 1}
}

// cut is a range of the text as a Text.
func (j joined) cut(start, end int) Text {
	return Text{Span: j.span(start, end), Value: j.text[start:end]}
}

// part is a range of the text as a line of its own.
func (j joined) part(start, end int) joined {
	return joined{text: j.text[start:end], offsets: j.offsets[start:end], end: j.at(end)}
}

// join reads the logical line that starts at a physical one and says on which
// line it ends. BuildKit drops comment lines and blank lines inside it, trims
// space only before the keyword, and takes escape and trailing blanks off lines
// that continue. https://docs.docker.com/reference/dockerfile/#escape
func (f *File) join(lines lineTable, first int) (joined, int) {
	var text []byte
	var offsets []int
	line := first
	for ; line < len(lines); line++ {
		start, end := lines[line].Start, lines[line].End
		if line == first {
			start += len(f.data[start:end]) - len(bytes.TrimLeft(f.data[start:end], " \t\v\f\r\u00a0"))
		} else if content := bytes.TrimSpace(f.data[start:end]); len(content) == 0 || content[0] == '#' {
			continue
		}
		kept, more := f.continued(start, end)
		for i := start; i < kept; i++ {
			text, offsets = append(text, f.data[i]), append(offsets, i)
		}
		if !more {
			break
		}
	}
	j := joined{text: string(text), offsets: offsets, end: lines[min(line, len(lines)-1)].End}
	if len(offsets) > 0 {
		j.end = offsets[len(offsets)-1] + 1
	}
	return j, min(line, len(lines)-1)
}

// continued says where a line's own text ends and whether the next line belongs
// to it: the last character is the escape, and the one before it is not.
func (f *File) continued(start, end int) (int, bool) {
	last := end
	for last > start && (f.data[last-1] == ' ' || f.data[last-1] == '\t') {
		last--
	}
	if last == start || f.data[last-1] != f.Escape {
		return end, false
	}
	if last-1 > start && f.data[last-2] == f.Escape {
		return end, false
	}
	return last - 1, true
}

// lineTable holds each line's bytes without its line end.
type lineTable []Span

func lines(data []byte) lineTable {
	var table lineTable
	for at := 0; at < len(data); {
		next := len(data)
		if i := bytes.IndexByte(data[at:], '\n'); i >= 0 {
			next = at + i + 1
		}
		end := next
		for end > at && (data[end-1] == '\n' || data[end-1] == '\r') {
			end--
		}
		table = append(table, Span{at, end})
		at = next
	}
	return table
}
