package makefile

import "strings"

// Bounds of what is expanded: make's own variables may hold themselves.
const (
	maxExpansion = 8
	maxText      = 16 << 10
)

// Expand puts in the variables that the file sets. What it doesn't, and every
// function of make, reads like the shell's ${NAME}: not known.
func (f *File) Expand(text string) string { return f.expand(text, 0) }

func (f *File) expand(text string, depth int) string {
	if depth > maxExpansion || len(text) > maxText || !strings.Contains(text, "$") {
		return text
	}
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		if text[i] != '$' || i+1 == len(text) {
			b.WriteByte(text[i])
			continue
		}
		switch open := text[i+1]; open {
		case '$':
			b.WriteByte('$')
			i++
		case '(', '{':
			end := closing(text, i+1)
			if end < 0 {
				b.WriteByte('$')
				continue
			}
			b.WriteString(f.reference(text[i+2:end], depth))
			i = end
		default:
			b.WriteByte('$')
		}
	}
	return b.String()
}

// reference is what $(inside) stands for.
func (f *File) reference(inside string, depth int) string {
	value, ok := f.Variables[inside]
	if ok && !strings.HasPrefix(value, "$(shell") {
		return f.expand(value, depth+1)
	}
	return "${" + strings.Map(func(r rune) rune {
		if r == '_' || r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' {
			return r
		}
		return '_'
	}, inside) + "}"
}

// closing is the index of the bracket that closes the one at a place, or -1.
func closing(text string, at int) int {
	depth := 0
	for i := at; i < len(text); i++ {
		switch text[i] {
		case '(', '{':
			depth++
		case ')', '}':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return -1
}
