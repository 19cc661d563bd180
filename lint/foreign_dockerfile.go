package lint

import (
	"strings"

	"github.com/shipgen/shipgen/schema/pattern"
)

// The pragmas of hadolint (https://github.com/hadolint/hadolint#inline-ignores)
// and of docker build --check (https://docs.docker.com/reference/dockerfile/#check).
// A reason may follow hadolint's list after another "#".
var (
	hadolintIgnore = pattern.New(`^hadolint\s+(global\s+|stage\s+)?ignore\s*=\s*([A-Za-z0-9_]+(?:\s*,\s*[A-Za-z0-9_]+)*)`)
	checkSkip      = pattern.New(`(?i)^check\s*=\s*(?:.*;\s*)?skip\s*=\s*([^;]*)`)
)

// dockerfileIgnores are the pragmas of a Dockerfile. hadolint's speaks for the
// next instruction unless it is global; BuildKit's for the whole file at the
// top, and for the next instruction below.
func (f *File) dockerfileIgnores() []scope {
	var all []scope
	extents := f.instructionExtents()
	for n, start := range dockerfileComments(f.Lines()) {
		if start < 0 {
			continue
		}
		text := strings.TrimSpace(string(f.Lines().Text(n + 1))[start+1:])
		next := extents.after(n + 1)
		if m := hadolintIgnore.FindStringSubmatch(text); m != nil {
			sc := scope{next.first, next.last, false, aliased("hadolint", list(m[2]))}
			all = append(all, extents.widen(sc, strings.TrimSpace(m[1])))
		}
		if m := checkSkip.FindStringSubmatch(text); m != nil {
			sc := scope{next.first, next.last, false, buildkitRules(m[1])}
			if next == extents.first() {
				sc = extents.widen(sc, "global")
			}
			all = append(all, sc)
		}
	}
	return all
}

func buildkitRules(names string) func(*Finding) bool {
	all := list(names)
	if len(all) == 1 && strings.EqualFold(all[0], "all") {
		return aliasedAny("buildkit")
	}
	return aliased("buildkit", all)
}

// extent is the lines of one instruction.
type extent struct {
	first, last int
	from        bool
}

type extents []extent

func (e extents) first() extent {
	if len(e) == 0 {
		return extent{}
	}
	return e[0]
}

// after is the first instruction that begins below a line.
func (e extents) after(line int) extent {
	for _, instruction := range e {
		if instruction.first > line {
			return instruction
		}
	}
	return extent{}
}

// widen stretches a scope from one instruction to its stage or the whole file.
func (e extents) widen(sc scope, reach string) scope {
	switch reach {
	case "global":
		sc.first, sc.last = 1, int(^uint(0)>>1)
	case "stage":
		sc.last = int(^uint(0) >> 1)
		for _, instruction := range e {
			if instruction.from && instruction.first > sc.first {
				sc.last = instruction.first - 1
				break
			}
		}
	}
	return sc
}

// instructionExtents finds where instructions begin and end, by continuation
// and heredoc alone: a pragma must work in a Dockerfile that does not parse.
func (f *File) instructionExtents() extents {
	var all extents
	lines, comments := f.Lines(), dockerfileComments(f.Lines())
	escape := f.escape()
	for n := 1; n <= lines.Count(); n++ {
		text := strings.TrimSpace(string(lines.Text(n)))
		if text == "" || comments[n-1] >= 0 {
			continue
		}
		one := extent{first: n, last: n, from: strings.EqualFold(strings.Fields(text)[0], "FROM")}
		for open := heredocWords(text); n < lines.Count() && (strings.HasSuffix(text, escape) || len(open) > 0); {
			n++
			text = strings.TrimSpace(string(lines.Text(n)))
			switch {
			case len(open) > 0 && text == open[0]:
				open = open[1:]
				text = ""
			case len(open) == 0 && (text == "" || comments[n-1] >= 0):
				text = escape // blank lines and comments do not end a continued instruction
			}
		}
		one.last = n
		all = append(all, one)
	}
	return all
}

// escape is the line continuation: a backslash unless the directive says
// otherwise (https://docs.docker.com/reference/dockerfile/#escape).
func (f *File) escape() string {
	if m := escapeDirective.FindSubmatch(f.Data); m != nil {
		return string(m[1])
	}
	return `\`
}

var escapeDirective = pattern.New("(?i)^(?:#[^\n]*\n)*#[ \t]*escape[ \t]*=[ \t]*([`\\\\])")
