package pin

import (
	"bytes"
	"strings"

	"github.com/shipgen/shipgen/schema/pattern"
)

// line is what stands behind a value on its line in YAML.
type line struct {
	end     int  // where a comment can be added: after the value and the closers of flow style
	comment Span // from # to the end of the line, without line end and trailing space
	mixed   bool // something else follows, so that the line's comment is not the value's own
}

// behind reads the rest of the line after the byte at.
func behind(data []byte, at int) line {
	stop := len(data)
	if i := bytes.IndexByte(data[at:], '\n'); i >= 0 {
		stop = at + i
	}
	stop = at + len(bytes.TrimRight(data[at:stop], " \t\r"))
	l := line{end: at}
	for i := at; i < stop; i++ {
		switch c := data[i]; {
		case c == ' ' || c == '\t':
		case c == ']' || c == '}' || c == ',':
			l.end = i + 1
		case c == '#' && i > at && (data[i-1] == ' ' || data[i-1] == '\t'):
			l.comment = Span{i, stop}
			return l
		default:
			return entries(data, at, i, stop)
		}
	}
	return l
}

// entries is the rest of a line that goes on with further entries of a mapping in
// braces, up to stop. Its comment is the value's own where nothing else on the
// line could be meant: where it has one @.
func entries(data []byte, at, from, stop int) line {
	start := bytes.LastIndexByte(data[:at], '\n') + 1
	quote := byte(0)
	for i := from; i < stop; i++ {
		switch c := data[i]; {
		case quote == '"' && c == '\\':
			i++
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case (c == '"' || c == '\'') && bytes.IndexByte([]byte(" {[,:"), data[i-1]) >= 0:
			quote = c
		case c == '#' && (data[i-1] == ' ' || data[i-1] == '\t'):
			if bytes.Count(data[start:i], []byte("@")) != 1 {
				return line{mixed: true}
			}
			return line{end: at + len(bytes.TrimRight(data[at:i], " \t")), comment: Span{i, stop}}
		}
	}
	return line{end: stop, mixed: quote != 0 || bytes.Count(data[start:stop], []byte("@")) != 1}
}

// How tools write the version of a pinned commit: "v1.2.3" (Dependabot,
// Renovate), "tag=v1.2.3" and "pin@v1" (Renovate), "ratchet:owner/name@v1"
// (ratchet), "owner/name@v1" (people). After an @ any ref may stand, else only
// a version, which a bare number that goes on as a sentence is not.
var (
	noted = pattern.New(`^#+[ \t\x{A0}]*(?:renovate:[ \t]*)?(?:(?:pin|tag|version)[ \t]*[=: ][ \t]*)?([vV][0-9][0-9A-Za-z.+_-]*|[0-9]+\.[0-9][0-9A-Za-z.+_-]*|[0-9]+$)(?:$|[ \t,;:)#])`)
	// behind another comment, such as one that has a linter look away
	notedLater = pattern.New(`[ \t]#+[ \t\x{A0}]*([vV][0-9][0-9A-Za-z.+_-]*)(?:$|[ \t,;:)#])`)
	refTag     = pattern.New(`refs/tags/([vV]?[0-9][0-9A-Za-z.+_-]*)(?:$|[ \t,;:)#])`)
	afterAt    = pattern.New(`^#+[ \t\x{A0}]*(?:renovate:[ \t]*)?(?:[A-Za-z0-9_./:-]*)@([0-9A-Za-z][0-9A-Za-z./+_-]*)(?:$|[ \t,;:)#])`)
)

// version finds the version in a comment; the span is empty where it has none.
func version(data []byte, comment Span) (string, Span) {
	text := data[comment.Start:comment.End]
	if !bytes.ContainsAny(text, "0123456789@") {
		return "", Span{}
	}
	for _, form := range []*pattern.Pattern{noted, afterAt, notedLater, refTag} {
		if m := form.FindSubmatchIndex(text); m != nil {
			// A sentence's full stop is not the version's.
			found := strings.TrimRight(string(text[m[2]:m[3]]), ".")
			start := comment.Start + m[2]
			return found, Span{start, start + len(found)}
		}
	}
	return "", Span{}
}
