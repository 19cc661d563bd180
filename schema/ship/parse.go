package ship

import (
	"strings"
	"time"

	"github.com/shipgen/shipgen/schema/repo"
)

// Duration is a time span as written: "30s", "5m", "1h", "7d". It keeps whole seconds.
type Duration int

// Seconds of the duration.
func (d Duration) Seconds() int { return int(d) }

// Std is the duration as the standard library's.
func (d Duration) Std() time.Duration { return time.Duration(d) * time.Second }

// Error is one problem of a ship.yaml.
type Error struct {
	File    string
	At      repo.Position
	Message string // what is wrong, with the measured value
	Hint    string // what to do; may be empty
}

// Errors are all problems of a file, in file order.
type Errors []*Error

func (e *Error) Error() string {
	panic("stub")
}

func (e Errors) Error() string {
	lines := make([]string, len(e))
	for i, one := range e {
		lines[i] = one.Error()
	}
	return strings.Join(lines, "\n")
}

// Parse reads a ship.yaml strictly. The error, if any, is an Errors with every
// problem found. file is used in messages only.
func Parse(file string, data []byte) (*Ship, error) {
	panic("stub")
}

// At is where a key stands in the file, by JSON pointer ("/services/api/ports/http");
// a key that is not there (a default) gives its nearest parent that is.
func (s *Ship) At(pointer string) repo.Position {
	panic("stub")
}

// In is the ship as it is in one environment: its overrides merged (maps by
// key, lists and scalars replaced, null removes) and defaults applied anew.
func (s *Ship) In(environment string) (*Ship, error) {
	panic("stub")
}

// Errorf is a problem at a key, for what only a later stage can judge (a target
// that cannot be rendered, a main that does not exist).
func (s *Ship) Errorf(pointer, hint, format string, args ...any) *Error {
	panic("stub")
}
