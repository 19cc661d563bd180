package node

import (
	"bytes"
	"sort"
)

// table maps the line and column of a yaml.Node to a byte. yaml.v3 breaks lines
// at CR, LF, CRLF, NEL (U+0085), LS (U+2028) and PS (U+2029), counts columns in
// characters and does not count a byte order mark at the start of the file
// (yamlprivateh.go is_break, readerc.go yaml_parser_determine_encoding), so this
// is not the line table that people count by: that one is repo.Lines.
type table struct {
	data   []byte
	starts []int

	line, column, at int // the last answer: nodes come in order, lines can be megabytes
}

var byteOrderMark = []byte("\xEF\xBB\xBF")

func newTable(data []byte) *table {
	t := &table{data: data, starts: make([]int, 1, 16+len(data)/32)}
	if bytes.HasPrefix(data, byteOrderMark) {
		t.starts[0] = len(byteOrderMark)
	}
	for i := 0; i < len(data); {
		if c := data[i]; c > '\r' && c < 0x80 {
			i++
			continue
		}
		width, _ := breakAt(data, i)
		if width == 0 {
			i++
			continue
		}
		i += width
		t.starts = append(t.starts, i)
	}
	return t
}

// offset is the byte of a line and column, both from 1, clamped to the file.
func (t *table) offset(line, column int) int {
	if line < 1 {
		return t.starts[0]
	}
	if line > len(t.starts) {
		return len(t.data)
	}
	if line != t.line || column < t.column {
		t.line, t.column, t.at = line, 1, t.starts[line-1]
	}
	for t.column < column && t.at < len(t.data) {
		t.at += runeWidth(t.data[t.at])
		t.column++
	}
	t.at = min(t.at, len(t.data))
	return t.at
}

// column is the number of characters before a byte on its line.
func (t *table) columnOf(offset int) int {
	line := max(sort.SearchInts(t.starts, offset+1), 1)
	n := 0
	for at := t.starts[line-1]; at < offset; at += runeWidth(t.data[at]) {
		n++
	}
	return n
}

// runeWidth is the length of a UTF-8 sequence by its first byte, as yaml.v3
// counts: it has refused invalid sequences before a column is ever asked for.
func runeWidth(first byte) int {
	switch {
	case first < 0xC0:
		return 1
	case first < 0xE0:
		return 2
	case first < 0xF0:
		return 3
	}
	return 4
}

// breakAt is the width of the line break at i, 0 where there is none, and the
// number of bytes it has in a decoded value: CR, CRLF and NEL become LF, LS and
// PS stay themselves (scannerc.go read_line).
func breakAt(data []byte, i int) (width, decoded int) {
	if i >= len(data) {
		return 0, 0
	}
	switch data[i] {
	case '\n':
		return 1, 1
	case '\r':
		if i+1 < len(data) && data[i+1] == '\n' {
			return 2, 1
		}
		return 1, 1
	case 0xC2:
		if i+1 < len(data) && data[i+1] == 0x85 {
			return 2, 1
		}
	case 0xE2:
		if i+2 < len(data) && data[i+1] == 0x80 && (data[i+2] == 0xA8 || data[i+2] == 0xA9) {
			return 3, 3
		}
	}
	return 0, 0
}

func isBlank(data []byte, i int) bool {
	return i < len(data) && (data[i] == ' ' || data[i] == '\t')
}

func skipBlanks(data []byte, i int) int {
	for isBlank(data, i) {
		i++
	}
	return i
}

// lineEnd is the byte of the next line break, or the end of the file.
func lineEnd(data []byte, i int) int {
	for ; i < len(data); i++ {
		if c := data[i]; c > '\r' && c < 0x80 {
			continue
		}
		if width, _ := breakAt(data, i); width > 0 {
			return i
		}
	}
	return len(data)
}

// skipSpace goes over blanks, line breaks and comments to the next token.
func skipSpace(data []byte, i int) int {
	for {
		i = skipBlanks(data, i)
		if i < len(data) && data[i] == '#' {
			i = lineEnd(data, i)
		}
		width, _ := breakAt(data, i)
		if width == 0 {
			return i
		}
		i += width
	}
}
