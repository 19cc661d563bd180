package node

import (
	"strconv"
	"unicode/utf8"
)

// escape decodes the backslash at i (https://yaml.org/spec/1.2.2/#57-escaped-characters).
func (m *mapper) escape(i int) int {
	if width, _ := breakAt(m.data, i+1); width > 0 {
		return m.fold(i+1+width, false)
	}
	if i+1 >= len(m.data) {
		return i + 1
	}
	size, width := 1, 2
	switch m.data[i+1] {
	case 'N', '_':
		size = 2
	case 'L', 'P':
		size = 3
	case 'x':
		size, width = m.codePoint(i+2, 2)
	case 'u':
		size, width = m.codePoint(i+2, 4)
	case 'U':
		size, width = m.codePoint(i+2, 8)
	}
	m.emit(i, size, 0)
	return i + width
}

// codePoint is the decoded size and the written width, with backslash and
// letter, of an escape by hexadecimal digits.
func (m *mapper) codePoint(i, digits int) (size, width int) {
	end := min(i+digits, len(m.data))
	code, err := strconv.ParseUint(string(m.data[i:end]), 16, 32)
	if err != nil || utf8.RuneLen(rune(code)) < 0 {
		return 1, 2 // yaml.v3 has refused it before
	}
	return utf8.RuneLen(rune(code)), 2 + digits
}
