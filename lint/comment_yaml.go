package lint

import (
	"strings"

	"github.com/shipgen/shipgen/schema/repo"
)

// yamlComments is where each line's comment starts, -1 for none. It reads tokens
// only, so that a file that does not parse (a Helm template, a typo below) still
// has its comments: https://yaml.org/spec/1.2.2/#66-comments
func yamlComments(lines *repo.Lines) []int {
	starts := make([]int, lines.Count())
	var s yamlScanner
	for n := range starts {
		starts[n] = s.line(string(lines.Text(n + 1)))
	}
	return starts
}

// yamlScanner is what one line leaves for the next.
type yamlScanner struct {
	quote byte // of a quoted scalar that is open, or 0
	flow  int  // depth of [ and {
	start bool // a token, and so a quote, can begin here

	block bool // inside a literal or folded scalar
	above int  // the indentation that the scalar's lines exceed
	least int  // the indentation that they have, -1 until the first tells
}

// line is where the comment of the next line starts, or -1.
func (s *yamlScanner) line(text string) int {
	if s.block && s.inBlock(text) {
		return -1
	}
	s.start = true
	for i := 0; i < len(text); i++ {
		c := text[i]
		switch {
		case s.quote != 0:
			i += s.quoted(text[i:])
		case c == '#' && (i == 0 || isBlank(text[i-1])):
			return i
		case isBlank(c):
		case (c == '|' || c == '>') && s.start && s.flow == 0:
			if s.opensBlock(text, i) {
				return commentAfter(text, i)
			}
			s.start = false
		default:
			s.token(text, i)
		}
	}
	return -1
}

func isBlank(c byte) bool { return c == ' ' || c == '\t' }

// commentAfter is where a comment starts after byte i, where no quote can stand.
func commentAfter(text string, i int) int {
	for ; i < len(text); i++ {
		if text[i] == '#' && isBlank(text[i-1]) {
			return i
		}
	}
	return -1
}

// quoted is one byte of a quoted scalar; it says how many more to skip.
func (s *yamlScanner) quoted(text string) int {
	switch {
	case s.quote == '"' && text[0] == '\\', s.quote == '\'' && strings.HasPrefix(text, "''"):
		return 1
	case text[0] == s.quote:
		s.quote, s.start = 0, false
	}
	return 0
}

// token is one byte outside quotes; it tracks where a token can begin.
func (s *yamlScanner) token(text string, i int) {
	last := i+1 == len(text) || isBlank(text[i+1])
	switch c := text[i]; {
	case s.start && (c == '"' || c == '\''):
		s.quote = c
	case s.start && (c == '[' || c == '{'):
		s.flow++
	case s.flow > 0 && (c == ']' || c == '}'):
		s.flow, s.start = s.flow-1, false
	case s.flow > 0 && c == ',', c == ':' && (last || s.flow > 0):
		s.start = true
	case s.start && (c == '-' || c == '?') && last:
	case s.start && (c == '!' || c == '&'), s.start && s.property(text, i):
	default:
		s.start = false
	}
}

// property says whether byte i is inside a tag or an anchor, after which a
// value is still to come.
func (s *yamlScanner) property(text string, i int) bool {
	for i > 0 && !isBlank(text[i-1]) {
		i--
	}
	return text[i] == '!' || text[i] == '&'
}

// opensBlock says whether byte i is the header of a block scalar:
// https://yaml.org/spec/1.2.2/#81-block-scalar-styles
func (s *yamlScanner) opensBlock(text string, i int) bool {
	header, _, _ := strings.Cut(text[i+1:], " #")
	header = strings.TrimSpace(header)
	if strings.Trim(header, "+-123456789") != "" || len(header) > 2 {
		return false
	}
	s.block, s.above, s.least = true, parentIndent(text, i), -1
	if digit := strings.Trim(header, "+-"); digit != "" {
		s.least = max(s.above, 0) + int(digit[0]-'0')
	}
	return true
}

// parentIndent is the indentation of the collection whose value begins at byte
// i: the column of its key, or of the last "-"; -1 for a document's root.
func parentIndent(text string, i int) int {
	parent := -1
	for at := 0; at < i; at++ {
		switch {
		case isBlank(text[at]):
		case text[at] == '-' && isBlank(text[at+1]):
			parent = at
		case strings.HasPrefix(text, "---"), text[at] == '!', text[at] == '&':
			return parent
		default:
			return at
		}
	}
	return parent
}

// inBlock says whether a line belongs to the open block scalar, and closes it
// where it does not.
func (s *yamlScanner) inBlock(text string) bool {
	trimmed := strings.TrimLeft(text, " ")
	indent := len(text) - len(trimmed)
	if trimmed == "" {
		return true
	}
	if s.least < 0 && indent > s.above {
		s.least = indent
	}
	s.block = s.least >= 0 && indent >= s.least
	return s.block
}
