package workflow

import (
	"sort"
	"strings"

	"github.com/shipgen/shipgen/schema/node"
)

// codeScan follows the quotes of code up to a place, and on from there.
type codeScan struct {
	text   string
	at     int
	quote  byte // that is open, 0 for none
	opened int  // where it stands
	here   bool // it is that of a here-string of PowerShell
	bad    bool // what was read before cannot be told
	lost   bool // nor what follows, to the end
}

// next reads a byte, or a whole expression: what is in that is none of the code.
func (s *codeScan) next(read func()) {
	if strings.HasPrefix(s.text[s.at:], "${{") {
		if end := strings.Index(s.text[s.at:], "}}"); end > 0 {
			s.at += end + 2
			return
		}
	}
	read()
}

// skipLine goes to the last byte of a line, for a comment.
func (s *codeScan) skipLine() {
	if i := strings.IndexByte(s.text[s.at:], '\n'); i >= 0 {
		s.at += i - 1
	} else {
		s.at = len(s.text) - 1
	}
}

// offsetIn is the byte of a scalar's value that stands at a byte of the file.
func offsetIn(n *node.Node, at int) int {
	places := n.Map()
	return sort.Search(len(n.Value), func(i int) bool { return places.Offset(i) >= at })
}
