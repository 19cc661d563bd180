package dockerfile

import "strings"

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\r' || c == '\v' || c == '\f' }

func skipSpace(text string, at int) int {
	for at < len(text) && isSpace(text[at]) {
		at++
	}
	return at
}

func wordEnd(text string, at int) int {
	for at < len(text) && !isSpace(text[at]) {
		at++
	}
	return at
}

// fields are words between blanks; FROM, COPY, ADD and EXPOSE know no quotes.
func fields(text string) []Span {
	var all []Span
	for at := skipSpace(text, 0); at < len(text); at = skipSpace(text, at) {
		end := wordEnd(text, at)
		all = append(all, Span{at, end})
		at = end
	}
	return all
}

// words are words between blanks where quotes and escapes hold blanks together.
func words(text string, escape byte) []Span {
	var all []Span
	for at := skipSpace(text, 0); at < len(text); at = skipSpace(text, at) {
		end := quotedEnd(text, at, escape)
		all = append(all, Span{at, end})
		at = end
	}
	return all
}

func quotedEnd(text string, at int, escape byte) int {
	quote := byte(0)
	for ; at < len(text); at++ {
		switch c := text[at]; {
		case c == escape && quote != '\'':
			at++
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case isSpace(c):
			return at
		}
	}
	return min(at, len(text))
}

// flags reads the words that begin with -- and returns where the rest begins.
func (f *File) flags(in *Instruction, line joined, at int) int {
	for strings.HasPrefix(line.text[at:], "--") {
		end := quotedEnd(line.text, at, f.Escape)
		if line.text[at:end] == "--" {
			return skipSpace(line.text, end)
		}
		pair := line.pair(Span{at, end})
		flag := Flag{Span: pair.Span, Name: strings.TrimPrefix(pair.Key.Value, "--"), Value: pair.Value}
		if flag.Name == "mount" && pair.Set {
			flag.Options = mountOptions(line, end-len(pair.Value.Value), end)
		}
		in.Flags = append(in.Flags, flag)
		at = skipSpace(line.text, end)
	}
	return at
}

// mountOptions splits type=cache,target=/x at its commas. A comma inside quotes
// stays. https://docs.docker.com/reference/dockerfile/#run---mount
func mountOptions(line joined, start, end int) []Pair {
	var all []Pair
	quoted, from := false, start
	for i := start; i <= end; i++ {
		if i < end && line.text[i] == '"' {
			quoted = !quoted
		}
		if i == end || line.text[i] == ',' && !quoted {
			if i > from {
				all = append(all, line.pair(Span{from, i}))
			}
			from = i + 1
		}
	}
	return all
}
