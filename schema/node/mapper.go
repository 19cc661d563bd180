package node

import (
	"sort"
	"strings"

	"gopkg.in/yaml.v3"
)

// segment is a part of a scalar's decoded value and the bytes it was read from:
// the first run bytes of it stand in the file as they are, the rest (an escape,
// a folded line break) has the place of the first.
type segment struct {
	value, file, run int
}

// Map tells where each byte of one scalar's decoded value stands in the file.
// It is for reading many places of one long scalar: Node.Offset makes one anew
// for each call.
type Map struct {
	segments []segment
	end      int
}

// Map reads a scalar once more, segment by segment. Everything of an alias, a
// collection or nil maps to its start.
func (n *Node) Map() *Map {
	if n == nil {
		return &Map{}
	}
	if n.Kind != Scalar || n.Alias || n.Start == n.End {
		return &Map{segments: []segment{{file: n.Start}}, end: n.Start}
	}
	if n.Style&(quoted|block) == 0 && n.End-n.Start == len(n.Value) {
		// A plain scalar of that length is written as it is: nothing was folded.
		return &Map{segments: []segment{{file: n.Start, run: len(n.Value)}}, end: n.End}
	}
	m := mapper{data: n.file.data, keep: true, segments: make([]segment, 0, 1+strings.Count(n.Value, "\n"))}
	m.walk(n)
	return &Map{segments: m.segments, end: n.End}
}

// Offset is the byte of the file where byte i of the decoded value stands. The
// byte after the last one maps to the place after the last one's.
func (m *Map) Offset(i int) int {
	k := sort.Search(len(m.segments), func(k int) bool { return m.segments[k].value > i }) - 1
	if k < 0 {
		if len(m.segments) == 0 {
			return m.end
		}
		k = 0
	}
	s := m.segments[k]
	return min(s.file+min(max(i-s.value, 0), s.run), m.end)
}

// Offset is the byte in the file where byte i of a scalar's decoded value
// stands. It is exact for every style; a byte that an escape or a folded line
// break stands for maps to the first byte of that. Through an alias it is the
// alias itself. It lies within [Start, End].
func (n *Node) Offset(i int) int {
	return n.Map().Offset(i)
}

// mapper decodes a scalar as yaml.v3's scanner does (scannerc.go
// yaml_parser_scan_{plain,flow,block}_scalar), noting where each part comes from.
type mapper struct {
	data     []byte
	keep     bool // collect segments; else only the end is wanted
	segments []segment
	n        int // bytes decoded
}

// emit notes size decoded bytes read at a place, of which run stand there as they are.
func (m *mapper) emit(file, size, run int) {
	if m.keep && size > 0 {
		last := len(m.segments) - 1
		if last >= 0 && run == size && m.segments[last].follows(m.n, file) {
			m.segments[last].run += run
		} else {
			m.segments = append(m.segments, segment{value: m.n, file: file, run: run})
		}
	}
	m.n += size
}

// follows says whether bytes at a place continue the segment.
func (s segment) follows(value, file int) bool {
	return s.value+s.run == value && s.file+s.run == file
}

// walk decodes a scalar and gives the byte after its last one.
func (m *mapper) walk(n *Node) int {
	switch {
	case n.Style&yaml.DoubleQuotedStyle != 0:
		return m.doubleQuoted(n.Start + 1)
	case n.Style&yaml.SingleQuotedStyle != 0:
		return m.singleQuoted(n.Start + 1)
	case n.Style&block != 0:
		return m.block(n.Start, n.indent, n.Style&yaml.FoldedStyle != 0)
	}
	return m.plain(n.Start, len(n.Value))
}

// plain decodes until it has size bytes: what ends a plain scalar needs no rule.
func (m *mapper) plain(i, size int) int {
	for m.n < size && i < len(m.data) {
		next := m.space(i)
		if next > i {
			i = next
			continue
		}
		m.emit(i, 1, 1)
		i++
	}
	return i
}

// space decodes the blanks and line breaks at i: blanks inside a line stay,
// those around a line break go and the breaks are folded.
func (m *mapper) space(i int) int {
	j := skipBlanks(m.data, i)
	if width, _ := breakAt(m.data, j); width > 0 {
		return m.fold(j, true)
	}
	m.emit(i, j-i, j-i)
	return j
}

// fold decodes a run of line breaks: one becomes a space, of several the first
// goes. It stops at the first byte that is neither break nor blank. A backslash
// before a line break takes that one away: then first is false.
func (m *mapper) fold(i int, first bool) int {
	var lead segment
	var leadSize, count int
	for {
		i = skipBlanks(m.data, i)
		width, size := breakAt(m.data, i)
		if width == 0 {
			break
		}
		switch {
		case first && size > 1: // LS and PS are never folded
			m.emit(i, size, size)
		case first:
			lead, leadSize = segment{file: i}, 1
		default:
			m.emit(i, size, 0)
			count++
		}
		first = false
		i += width
	}
	if count == 0 && leadSize > 0 {
		m.emit(lead.file, 1, 0)
	}
	return i
}

func (m *mapper) singleQuoted(i int) int {
	for i < len(m.data) {
		if m.data[i] == '\'' {
			if i+1 >= len(m.data) || m.data[i+1] != '\'' {
				return i + 1
			}
			m.emit(i, 1, 0)
			i += 2
			continue
		}
		if next := m.space(i); next > i {
			i = next
			continue
		}
		m.emit(i, 1, 1)
		i++
	}
	return i
}

func (m *mapper) doubleQuoted(i int) int {
	for i < len(m.data) {
		switch m.data[i] {
		case '"':
			return i + 1
		case '\\':
			i = m.escape(i)
			continue
		}
		if next := m.space(i); next > i {
			i = next
			continue
		}
		m.emit(i, 1, 1)
		i++
	}
	return i
}
