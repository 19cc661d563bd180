package source

import "bytes"

// skeleton blanks the bodies of a file's top-level functions, so that parsing
// costs only its declarations; every offset and line stays. Code that is not
// formatted, or does not balance, comes back as it is, or less blank.
func skeleton(data []byte) []byte {
	s := &scanner{data: data}
	for s.at < len(data) {
		if s.atLineStart() && bytes.HasPrefix(data[s.at:], []byte("func")) {
			open, end := s.function()
			if end < 0 {
				return data
			}
			s.blank(open+1, end)
			continue
		}
		s.next()
	}
	if s.out == nil {
		return data
	}
	return s.out
}

// scanner walks Go code and steps over comments and literals whole.
type scanner struct {
	data, out []byte
	at        int
}

func (s *scanner) atLineStart() bool { return s.at == 0 || s.data[s.at-1] == '\n' }

// next steps over one byte, comment or literal, and returns the byte that counts.
func (s *scanner) next() byte {
	c, rest := s.data[s.at], s.data[s.at:]
	switch {
	case c == '/' && bytes.HasPrefix(rest, []byte("//")):
		s.skipPast(rest, "\n", 0)
		s.at-- // the line end shows where the next line starts
		c = ' '
	case c == '/' && bytes.HasPrefix(rest, []byte("/*")):
		s.skipPast(rest, "*/", 2)
		c = ' '
	case c == '`':
		s.skipPast(rest, "`", 1)
	case c == '"' || c == '\'':
		s.skipQuoted(c)
	default:
		s.at++
	}
	return c
}

func (s *scanner) skipPast(rest []byte, end string, from int) {
	i := bytes.Index(rest[from:], []byte(end))
	if i < 0 {
		s.at = len(s.data) + 1
		return
	}
	s.at += from + i + len(end)
}

func (s *scanner) skipQuoted(quote byte) {
	for s.at++; s.at < len(s.data); s.at++ {
		switch s.data[s.at] {
		case '\\':
			s.at++
		case quote, '\n':
			s.at++
			return
		}
	}
}

// function steps over a function and returns the offsets of its body's braces;
// end is negative when they do not balance, both are the same without a body.
func (s *scanner) function() (open, end int) {
	open = s.header()
	if open < 0 {
		return s.at - 1, s.at - 1
	}
	depth := 1
	for s.at < len(s.data) {
		switch s.next() {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return open, s.at - 1
			}
		}
	}
	return open, -1
}

// header steps over a function's signature and the brace that opens its body,
// whose offset it returns; -1 when the line ends without one.
func (s *scanner) header() int {
	nested := 0
	for s.at < len(s.data) {
		at := s.at
		switch s.next() {
		case '(', '[':
			nested++
		case ')', ']':
			nested--
		case '{':
			if nested == 0 && !s.typeWordBefore(at) {
				return at
			}
			nested++
		case '}':
			nested--
		case '\n':
			if nested == 0 {
				return -1
			}
		}
	}
	return -1
}

// typeWordBefore says whether a brace belongs to a type: "interface{" or "struct{".
func (s *scanner) typeWordBefore(at int) bool {
	before := bytes.TrimRight(s.data[max(0, at-20):at], " \t")
	return bytes.HasSuffix(before, []byte("interface")) || bytes.HasSuffix(before, []byte("struct"))
}

func (s *scanner) blank(from, to int) {
	if from >= to {
		return
	}
	if s.out == nil {
		s.out = bytes.Clone(s.data)
	}
	for i := from; i < to; i++ {
		if s.out[i] != '\n' {
			s.out[i] = ' '
		}
	}
}
