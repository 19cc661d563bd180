package secret

import (
	"bytes"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/pattern"
)

// joined is text put together from pieces of a view.
type joined struct {
	text   []byte
	origin []int32 // of each byte of text, its offset in the view
}

func (j *joined) add(data []byte, start, end int) {
	for i := start; i < end; i++ {
		j.text = append(j.text, data[i])
		j.origin = append(j.origin, int32(i))
	}
}

// place maps bytes of the text to bytes of the view.
func (j *joined) place(start, end int) (int, int) {
	return int(j.origin[start]), int(j.origin[end-1]) + 1
}

// folds looks at the YAML scalars that are written over several lines, as what
// they are once joined.
//
// https://yaml.org/spec/1.2.2/#line-folding
func (s *scan) folds() {
	if !s.file.Is(lint.YAML) {
		return
	}
	j := unfold(s.data)
	if len(j.text) == 0 {
		return
	}
	outer := s.place
	inner := &scan{file: s.file, role: s.role, budget: s.budget, view: view{data: j.text, depth: s.depth + 1, place: func(start, end int) (int, int) {
		start, end = j.place(start, end)
		if outer != nil {
			return outer(start, end)
		}
		return start, end
	}}}
	inner.look()
	s.hits = append(s.hits, inner.hits...)
}

var (
	blockHead = pattern.New(`^\s*(?:- )?[\w."'-]+: +[>|][-+0-9]*$`)
	escaped   = []byte("\\\n")
)

// unfold joins what stands on several lines: each scalar becomes one line, after
// its key.
func unfold(data []byte) *joined {
	j := &joined{}
	if !bytes.Contains(data, escaped) && !bytes.ContainsAny(data, ">|") {
		return j
	}
	for at := 0; at < len(data); {
		end := lineEnd(data, at)
		switch line := trimEnd(data[at:end]); {
		case bytes.HasSuffix(line, []byte("\\")) && bytes.IndexByte(line, '"') >= 0:
			end = j.quoted(data, at, at+len(line)-1)
		case opensBlock(line):
			end = j.block(data, at, at+len(line))
		}
		at = end + 1
	}
	return j
}

// trimEnd is a line without the blanks at its end.
func trimEnd(line []byte) []byte {
	for len(line) > 0 && (line[len(line)-1] == ' ' || line[len(line)-1] == '\r') {
		line = line[:len(line)-1]
	}
	return line
}

// opensBlock says whether a line is a key and the sign of a block scalar.
func opensBlock(line []byte) bool {
	if len(line) < 4 || len(line) > 120 {
		return false
	}
	end := len(line) - 1
	for end > 0 && (line[end] == '-' || line[end] == '+' || '0' <= line[end] && line[end] <= '9') {
		end--
	}
	return (line[end] == '>' || line[end] == '|') && end > 0 && line[end-1] == ' ' && blockHead.Match(line)
}

func lineEnd(data []byte, at int) int {
	if i := bytes.IndexByte(data[at:], '\n'); i >= 0 {
		return at + i
	}
	return len(data)
}

// quoted joins a double-quoted scalar whose lines end in a backslash, and returns
// where its last line ends.
func (j *joined) quoted(data []byte, start, end int) int {
	j.add(data, start, end)
	for at := lineEnd(data, end) + 1; at < len(data); {
		end = lineEnd(data, at)
		text := bytes.TrimLeft(data[at:end], " \t")
		from := end - len(text)
		more := bytes.HasSuffix(trimEnd(text), []byte("\\"))
		if !more {
			j.add(data, from, min(len(data), end+1))
			return end
		}
		j.add(data, from, from+bytes.LastIndexByte(text, '\\'))
		at = end + 1
	}
	return len(data)
}

// block joins a literal or folded scalar of words without blanks.
func (j *joined) block(data []byte, start, head int) int {
	indent := len(data[start:head]) - len(bytes.TrimLeft(data[start:head], " "))
	end, lines := lineEnd(data, head), 0
	mark := len(j.text)
	j.add(data, start, start+bytes.LastIndexByte(data[start:head], ' ')+1)
	for at := end + 1; at < len(data); at = end + 1 {
		next := lineEnd(data, at)
		line := trimEnd(data[at:next])
		text := bytes.TrimLeft(line, " ")
		if len(text) == 0 || len(line)-len(text) <= indent || bytes.IndexByte(text, ' ') >= 0 {
			break
		}
		from := at + len(line) - len(text)
		j.add(data, from, from+len(text))
		end = next
		lines++
	}
	if lines < 2 {
		j.text, j.origin = j.text[:mark], j.origin[:mark]
		return lineEnd(data, head)
	}
	j.text, j.origin = append(j.text, '\n'), append(j.origin, int32(min(end, len(data)-1)))
	return end
}
