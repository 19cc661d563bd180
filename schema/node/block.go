package node

// blockScan is the state of reading a literal or folded scalar line by line.
type blockScan struct {
	*mapper
	indent int
	chomp  byte // '-' strip, '+' keep, 0 clip
	lead   int  // where the line break after the last content line stands, or -1
	breaks []int
}

// block decodes a literal or folded scalar whose indicator stands at i, inside
// a block of the given indentation, and gives the end of its last content line
// (of its header, when it has none).
func (m *mapper) block(i, parent int, folded bool) int {
	s := blockScan{mapper: m, lead: -1}
	i = s.header(i, parent)
	end := i
	if i = lineEnd(m.data, i); i < len(m.data) {
		width, _ := breakAt(m.data, i)
		i += width
	}
	i, column := s.blankLines(i, parent)
	afterBlank := false
	for column == s.indent && i < len(m.data) {
		blank := isBlank(m.data, i)
		s.join(folded && !afterBlank && !blank)
		afterBlank = blank
		end = lineEnd(m.data, i)
		m.emit(i, end-i, end-i)
		if i = end; i < len(m.data) {
			s.lead = i
			width, _ := breakAt(m.data, i)
			i += width
		}
		i, column = s.blankLines(i, parent)
	}
	s.tail()
	return end
}

// header reads `|`, `>-`, `|2+` and such and gives the byte after it.
func (s *blockScan) header(i, parent int) int {
	for i++; i < len(s.data); i++ {
		switch c := s.data[i]; {
		case c == '+' || c == '-':
			s.chomp = c
		case c >= '1' && c <= '9':
			s.indent = max(parent, 0) + int(c-'0')
		default:
			return i
		}
	}
	return i
}

// blankLines goes over empty lines and the indentation of the first one that is
// not, gives its first byte and column, and settles the indentation if the
// header does not give it: the deepest of these lines.
func (s *blockScan) blankLines(i, parent int) (at, column int) {
	deepest := 0
	for {
		column = 0
		for i < len(s.data) && s.data[i] == ' ' && (s.indent == 0 || column < s.indent) {
			column++
			i++
		}
		deepest = max(deepest, column)
		width, _ := breakAt(s.data, i)
		if width == 0 {
			break
		}
		s.breaks = append(s.breaks, i)
		i += width
	}
	if s.indent == 0 {
		s.indent = max(deepest, parent+1, 1)
	}
	return i, column
}

// join decodes the breaks between two content lines; a lone one is folded to a
// space if asked to.
func (s *blockScan) join(fold bool) {
	if s.lead >= 0 {
		if _, size := breakAt(s.data, s.lead); !fold || size > 1 {
			s.emit(s.lead, size, 0)
		} else if len(s.breaks) == 0 {
			s.emit(s.lead, 1, 0)
		}
	}
	s.lead = -1
	s.emitBreaks()
}

func (s *blockScan) emitBreaks() {
	for _, i := range s.breaks {
		_, size := breakAt(s.data, i)
		s.emit(i, size, 0)
	}
	s.breaks = s.breaks[:0]
}

// tail decodes the breaks after the last content line.
func (s *blockScan) tail() {
	if s.chomp != '-' && s.lead >= 0 {
		_, size := breakAt(s.data, s.lead)
		s.emit(s.lead, size, 0)
	}
	if s.chomp == '+' {
		s.emitBreaks()
	}
}
