package node

import (
	"regexp"
	"strconv"
	"strings"
)

var errorLine = regexp.MustCompile(`^line (\d+): `)

// syntaxError translates an error of yaml.v3: its line, which may be missing,
// to the first byte of that line's text, its words to ours.
func (c *converter) syntaxError(err error) *Error {
	message := strings.TrimPrefix(err.Error(), "yaml: ")
	line := 1
	if m := errorLine.FindStringSubmatch(message); m != nil {
		line, _ = strconv.Atoi(m[1])
		message = message[len(m[0]):]
	}
	start := c.lines.offset(line, 1)
	return &Error{Offset: skipBlanks(c.data, start), Message: message}
}
