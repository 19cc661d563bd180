package generator

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// A yamlScan reads the plain part of YAML that templates mostly write: block
// mappings and sequences, values on one line, block scalars. Whole services differ
// in little but names, and this is many times faster than the real parser, which is
// asked about everything else.
// https://yaml.org/spec/1.2.2/#chapter-8-block-style-productions
type yamlScan struct {
	open  []yamlCollection // innermost last
	block int              // the column that holds a block scalar; -1 = none
	text  int              // the column of its text; -1 = not yet known
	began bool             // the document has a root
}

// yamlCollection is a mapping or a sequence whose entries stand at a column.
type yamlCollection struct {
	column int
	keys   map[string]bool // of a mapping; nil = a sequence
	wants  bool            // its last entry has no value so far
}

// deepYAML is how many collections of a file may hold each other.
const deepYAML = 64

// plainlyYAML says whether data is YAML without a key that stands twice in its
// mapping. No is no judgement: it may be.
func plainlyYAML(data []byte) bool {
	s := yamlScan{block: -1}
	for len(data) > 0 {
		line, rest, _ := bytes.Cut(data, []byte("\n"))
		if !printableLine(line) || !s.line(string(line)) {
			return false
		}
		data = rest
	}
	return true
}

// printableLine says whether a line has no control characters and none that YAML reads as a line break.
func printableLine(line []byte) bool {
	for i := 0; i < len(line); {
		if b := line[i]; b >= ' ' && b <= '~' {
			i++
			continue
		}
		r, size := utf8.DecodeRune(line[i:])
		if r < 0xa1 || r >= 0x1ff0 && (r < 0x2010 || r > 0x2027) || size == 1 {
			return false
		}
		i += size
	}
	return true
}

func (s *yamlScan) line(line string) bool {
	content := strings.TrimLeft(line, " ")
	column := len(line) - len(content)
	if content == "" {
		return line == ""
	}
	if s.block >= 0 {
		if inside, ok := s.inBlock(column); inside || !ok {
			return ok
		}
	}
	switch {
	case content[0] == '#':
		return true
	case line == "---":
		*s = yamlScan{block: -1, open: s.open[:0]}
		return true
	case strings.HasPrefix(line, "---"), strings.HasPrefix(line, "..."):
		return false
	}
	return s.entry(content, column)
}

// inBlock takes a line as one of a block scalar's, whose first sets the column.
func (s *yamlScan) inBlock(column int) (inside, ok bool) {
	if s.text < 0 && column > s.block {
		s.text = column
	}
	if s.text >= 0 && column >= s.text {
		return true, true
	}
	ok = column <= s.block
	s.block = -1
	return false, ok
}

// entry takes the entry of a sequence or a mapping at a column.
func (s *yamlScan) entry(content string, column int) bool {
	if content == "-" || strings.HasPrefix(content, "- ") {
		if !s.place(column, true) {
			return false
		}
		value := strings.TrimLeft(content[1:], " ")
		if isYAMLEntry(value) {
			return s.entry(value, column+len(content)-len(value))
		}
		return s.value(value)
	}
	key, value, ok := cutYAMLKey(content)
	if !ok || !s.place(column, false) {
		return false
	}
	mapping := s.open[len(s.open)-1]
	if mapping.keys[key] {
		return false
	}
	mapping.keys[key] = true
	return s.value(strings.TrimLeft(value, " "))
}

func isYAMLEntry(value string) bool {
	if value == "-" || strings.HasPrefix(value, "- ") {
		return true
	}
	_, _, ok := cutYAMLKey(value)
	return ok
}

// place finds or opens the collection of an entry at a column.
func (s *yamlScan) place(column int, sequence bool) bool {
	for len(s.open) > 0 && s.open[len(s.open)-1].column > column {
		s.open = s.open[:len(s.open)-1]
	}
	if len(s.open) == 0 {
		return !s.began && s.push(column, sequence)
	}
	top := &s.open[len(s.open)-1]
	switch {
	case top.column < column, sequence && top.keys != nil:
		// Below its key a sequence may stand in the same column.
		if !top.wants {
			return false
		}
		top.wants = false
		return s.push(column, sequence)
	case !sequence && top.keys == nil:
		s.open = s.open[:len(s.open)-1]
		if len(s.open) == 0 || s.open[len(s.open)-1].column != column {
			return false
		}
		top = &s.open[len(s.open)-1]
	}
	top.wants = true
	return true
}

func (s *yamlScan) push(column int, sequence bool) bool {
	c := yamlCollection{column: column, wants: true}
	if !sequence {
		c.keys = map[string]bool{}
	}
	s.open, s.began = append(s.open, c), true
	return len(s.open) < deepYAML
}

// value takes what stands behind a key or a dash.
func (s *yamlScan) value(value string) bool {
	top := &s.open[len(s.open)-1]
	switch value {
	case "":
		return true
	case "|", "|-", "|+", ">", ">-", ">+":
		s.block, s.text = top.column, -1
		top.wants = false
		return true
	}
	if value[0] == '#' {
		return true
	}
	top.wants = false
	rest, ok := yamlFlow(value, false, deepYAML)
	return ok && (rest == "" || strings.HasPrefix(strings.TrimLeft(rest, " "), "#") && rest[0] == ' ')
}
