package shell

import "strings"

// arguments are a command's words sorted into options and operands.
type arguments struct {
	operands []Word
	options  []option
}

type option struct {
	name  string // with its dashes
	value Word   // the zero Word where it has none
}

// sortArguments needs to know which options take the next word as their value:
// in `apk add -t .deps curl` the dependency is curl. After `limit` operands, if it
// is not 0, the rest belongs to another program: `npx tsc -p .`.
func sortArguments(words []Word, valued []string, limit int) arguments {
	var a arguments
	for i := 0; i < len(words); i++ {
		w := words[i]
		if limit > 0 && len(a.operands) == limit {
			return a
		}
		switch name, value, joined := strings.Cut(w.Value, "="); {
		case w.Value == "--":
			a.operands = append(a.operands, words[i+1:]...)
			return a
		case len(w.Value) < 2 || w.Value[0] != '-':
			a.operands = append(a.operands, w)
		case joined:
			cut := w
			cut.Value, cut.Start = value, min(w.Start+len(name)+1, w.End)
			a.options = append(a.options, option{name, cut})
		case takesValue(w.Value, valued) && i+1 < len(words):
			i++
			a.options = append(a.options, option{w.Value, words[i]})
		default:
			a.options = append(a.options, option{name: w.Value})
		}
	}
	return a
}

// has says whether one of the options is given.
func (a arguments) has(names ...string) bool {
	for _, o := range a.options {
		for _, n := range names {
			if o.name == n {
				return true
			}
		}
	}
	return false
}

// value is the value of the first of the options that is given.
func (a arguments) value(names ...string) (Word, bool) {
	for _, o := range a.options {
		for _, n := range names {
			if o.name == n {
				return o.value, true
			}
		}
	}
	return Word{}, false
}

// subcommand takes one of the given subcommands ("install", "tool install") off
// the operands and says which.
func (a arguments) subcommand(names []string) (string, []Word, bool) {
	for _, name := range names {
		parts := strings.Fields(name)
		if len(a.operands) < len(parts) {
			continue
		}
		match := true
		for i, part := range parts {
			match = match && a.operands[i].Value == part
		}
		if match {
			return name, a.operands[len(parts):], true
		}
	}
	return "", nil, false
}
