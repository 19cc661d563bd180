package ship

import (
	"fmt"
	"sort"
	"strings"

	"github.com/shipgen/shipgen/schema/repo"
)

// Error is one problem of a ship.yaml.
type Error struct {
	File    string
	At      repo.Position
	Message string // what is wrong, with the measured value
	Hint    string // what to do; may be empty
}

// Errors are all problems of a file, in file order.
type Errors []*Error

// Error is `file:line:column: message`, with the hint on a line of its own.
func (e *Error) Error() string {
	out := fmt.Sprintf("%s:%d:%d: %s", e.File, e.At.Line, e.At.Column, e.Message)
	if e.Hint != "" {
		out += "\n  hint: " + e.Hint
	}
	return out
}

func (e Errors) Error() string {
	lines := make([]string, len(e))
	for i, one := range e {
		lines[i] = one.Error()
	}
	return strings.Join(lines, "\n")
}

// problem is an Error whose place is still a byte offset: the line and column
// of a hostile file with a million problems in one line would cost too much.
type problem struct {
	offset        int
	message, hint string
}

// maxErrors are the most that one run reports; what is over is only counted.
const maxErrors = 200

// resolve orders problems as in the file, drops repeats and gives them lines.
func resolve(file string, lines *repo.Lines, problems []problem) Errors {
	sort.SliceStable(problems, func(i, j int) bool { return problems[i].offset < problems[j].offset })
	seen := map[problem]bool{}
	var errs Errors
	for _, p := range problems {
		if seen[p] {
			continue
		}
		seen[p] = true
		if len(errs) < maxErrors {
			errs = append(errs, &Error{File: file, At: lines.Position(p.offset), Message: p.message, Hint: p.hint})
		}
	}
	if over := len(seen) - maxErrors; over > 0 {
		last := *errs[len(errs)-1]
		last.Message, last.Hint = "and "+count(over, "more problem"), ""
		errs = append(errs, &last)
	}
	return errs
}
