package node

import (
	"bytes"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"
)

var (
	errorLine     = regexp.MustCompile(`^line (\d+): `)
	unknownAnchor = regexp.MustCompile(`^unknown anchor '(.*)' referenced$`)
)

// lookAhead is how many characters yaml.v3 reads before it looks at one
// (scannerc.go yaml_parser_fetch_next_token).
const lookAhead = 4

// syntaxError translates an error that yaml.v3 met after reading the first read
// bytes, 512 at a time.
func (c *converter) syntaxError(err error, read int) *Error {
	if e := c.badCharacter(); e != nil {
		return e
	}
	message := strings.TrimPrefix(err.Error(), "yaml: ")
	line := 0
	if m := errorLine.FindStringSubmatch(message); m != nil {
		line, _ = strconv.Atoi(m[1])
		message = message[len(m[0]):]
	}
	furthest := probe(c.data, read)
	if m := unknownAnchor.FindStringSubmatch(message); m != nil {
		at := bytes.LastIndex(c.data[:furthest], []byte("*"+m[1]))
		return &Error{Offset: max(at, 0), Message: fmt.Sprintf("anchor %q is not defined", m[1])}
	}
	if strings.HasPrefix(message, "found character that cannot start any token") {
		return c.cannotStart(line, furthest)
	}
	for _, w := range wordings {
		if strings.HasPrefix(message, w.yaml) {
			return c.template(&Error{Offset: c.locate(w, line, furthest), Message: w.message})
		}
	}
	return &Error{Offset: c.lineText(max(line, 1)), Message: message}
}

// template says of an error on a line with `{{`, but not GitHub's `${{`, what it
// most likely is: a template of Helm and the like, which no YAML parser reads.
func (c *converter) template(e *Error) *Error {
	start := bytes.LastIndexByte(c.data[:e.Offset], '\n') + 1
	line := c.data[start:lineEnd(c.data, e.Offset)]
	if i := bytes.Index(line, []byte("{{")); i == 0 || i > 0 && line[i-1] != '$' {
		return &Error{Offset: start + i, Message: "template syntax {{ is not YAML"}
	}
	return e
}

// locate is the byte of an error by its reported line, 0 when that is missing,
// and the furthest byte read.
func (c *converter) locate(w wording, line, furthest int) int {
	window := max(furthest-lookAhead, 0)
	if i := bytes.IndexAny(c.data[window:furthest], w.chars); i >= 0 {
		return window + i
	}
	switch {
	case w.place == openingQuote:
		return c.openingQuote(max(line, 1))
	case w.place == lineBefore:
		return c.lineText(line + 1)
	case w.place == lastRead && line > 0:
		return c.lastText(furthest)
	}
	return c.lineText(max(line, 1))
}

// cannotStart tells a tab from the characters that YAML reserves
// (https://yaml.org/spec/1.2.2/#rule-c-reserved).
func (c *converter) cannotStart(line, furthest int) *Error {
	i := c.locate(wording{chars: "\t@`%"}, line, furthest)
	if i < len(c.data) && c.data[i] != '\t' && i >= c.lines.offset(max(line, 1), 1) {
		return &Error{Offset: i, Message: fmt.Sprintf("value starts with %q, which needs quotes", c.data[i])}
	}
	return &Error{Offset: i, Message: tabMessage}
}

// lineText is the first byte of a line that is not blank.
func (c *converter) lineText(line int) int { return skipBlanks(c.data, c.lines.offset(line, 1)) }

// lastText is the first byte of the last line with text before a byte.
func (c *converter) lastText(before int) int {
	end := len(bytes.TrimRight(c.data[:before], " \t\r\n"))
	return skipBlanks(c.data, bytes.LastIndexByte(c.data[:end], '\n')+1)
}

// openingQuote is the last quote of a line that can open a value. yaml.v3
// reports the line of the quote, but the end of the file instead of line 1.
func (c *converter) openingQuote(line int) int {
	for _, line := range []int{line, 1} {
		start := c.lineText(line)
		for i := lineEnd(c.data, start) - 1; i >= start; i-- {
			quote := c.data[i] == '"' || c.data[i] == '\''
			if quote && (i == start || bytes.IndexByte([]byte(" \t,:[{"), c.data[i-1]) >= 0) {
				return i
			}
		}
	}
	return c.lineText(line)
}

// badCharacter finds what YAML forbids anywhere in a file
// (https://yaml.org/spec/1.2.2/#51-character-set).
func (c *converter) badCharacter() *Error {
	for i := 0; i < len(c.data); {
		if b := c.data[i]; b >= ' ' && b < 0x7F {
			i++
			continue
		}
		r, size := utf8.DecodeRune(c.data[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			return &Error{Offset: i, Message: fmt.Sprintf("byte 0x%02x is not UTF-8", c.data[i])}
		case r < ' ' && r != '\t' && r != '\n' && r != '\r', r >= 0x7F && r < 0xA0 && r != 0x85, r == 0xFFFE, r == 0xFFFF:
			return &Error{Offset: i, Message: fmt.Sprintf("control character %U", r)}
		}
		i += size
	}
	return nil
}
