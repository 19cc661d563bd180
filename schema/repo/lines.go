package repo

import (
	"bytes"
	"sort"
	"unicode/utf8"
)

// Position is a place in a file as people count: lines and columns from 1,
// columns in characters (Unicode code points), not bytes.
type Position struct {
	Line, Column int
}

// Lines maps byte offsets of one file to lines and columns and back. Only LF
// and CRLF end a line: yaml.v3 also breaks at U+0085, U+2028 and U+2029, which
// no editor and no consumer of a finding does.
type Lines struct {
	data   []byte
	starts []int // byte offset of the first byte of each line
}

// NewLines indexes data, which it keeps and never changes.
func NewLines(data []byte) *Lines {
	starts := make([]int, 1, 1+len(data)/32)
	for at := 0; ; {
		i := bytes.IndexByte(data[at:], '\n')
		if i < 0 {
			break
		}
		at += i + 1
		starts = append(starts, at)
	}
	return &Lines{data: data, starts: starts}
}

// Count is the number of lines; a final line end opens no further line unless
// the file is empty, which counts as one.
func (l *Lines) Count() int {
	n := len(l.starts)
	if n > 1 && l.starts[n-1] == len(l.data) {
		return n - 1
	}
	return n
}

// Position is the line and column of a byte offset. An offset outside the file
// is clamped to it.
func (l *Lines) Position(offset int) Position {
	offset = min(max(offset, 0), len(l.data))
	line := sort.SearchInts(l.starts, offset+1) - 1
	start := l.starts[line]
	return Position{Line: line + 1, Column: utf8.RuneCount(l.data[start:offset]) + 1}
}

// Offset is the byte offset of a position; lines and columns outside the file
// or the line are clamped, so that a parser's guess never panics.
func (l *Lines) Offset(p Position) int {
	if p.Line < 1 {
		return 0
	}
	if p.Line > len(l.starts) {
		return len(l.data)
	}
	start, end := l.Line(p.Line)
	for at := start; ; {
		if p.Column <= 1 || at >= end {
			return at
		}
		_, size := utf8.DecodeRune(l.data[at:end])
		at += size
		p.Column--
	}
}

// Line is the byte range of a line (counted from 1) without its line end.
func (l *Lines) Line(n int) (start, end int) {
	if n < 1 || n > len(l.starts) {
		return len(l.data), len(l.data)
	}
	start, end = l.starts[n-1], len(l.data)
	if n < len(l.starts) {
		end = l.starts[n] - 1
		if end > start && l.data[end-1] == '\r' {
			end--
		}
	}
	return start, end
}

// Text is a line's bytes (counted from 1) without its line end.
func (l *Lines) Text(n int) []byte {
	start, end := l.Line(n)
	return l.data[start:end]
}
