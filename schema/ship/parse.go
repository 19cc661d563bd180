package ship

import (
	"fmt"
	"time"

	"github.com/shipgen/shipgen/schema/repo"
)

// Duration is a time span as written: "30s", "5m", "1h", "7d". It keeps whole seconds.
type Duration int

// Seconds of the duration.
func (d Duration) Seconds() int { return int(d) }

// Std is the duration as the standard library's.
func (d Duration) Std() time.Duration { return time.Duration(d) * time.Second }

// Parse reads a ship.yaml strictly. The error, if any, is an Errors with every
// problem found. file is used in messages only.
func Parse(file string, data []byte) (*Ship, error) {
	return parse(file, data, rootSpec)
}

// ParseLint reads a .shipgen.yaml, which has nothing but the lint section of a
// ship.yaml. Only Lint of the result is set. Errors are those of Parse.
func ParseLint(file string, data []byte) (*Ship, error) {
	return parse(file, data, lintFileSpec)
}

func parse(file string, data []byte, s *spec) (*Ship, error) {
	c := &checker{lines: repo.NewLines(data)}
	n := c.load(data)
	if n == nil {
		return nil, resolve(file, c.lines, c.problems)
	}
	raw := c.read(n, n.Start)
	root := c.check(s, raw, nil)
	if root == nil {
		return nil, resolve(file, c.lines, c.problems)
	}
	ship := decode(file, withDefaults(s, root))
	ship.root, ship.lines = root, c.lines
	problems := append(c.problems, outside(raw, c.problems, ship.judge(raw))...)
	if len(problems) == 0 {
		problems = ship.judgeEnvironments()
	}
	if len(problems) > 0 {
		return nil, resolve(file, c.lines, problems)
	}
	return ship, nil
}

// At is where a key stands in the file, by JSON pointer ("/services/api/ports/http");
// a key that is not there (a default) gives its nearest parent that is.
func (s *Ship) At(pointer string) repo.Position {
	if s.lines == nil {
		return repo.Position{Line: 1, Column: 1}
	}
	at, _ := s.root.nearestTo(segments(pointer))
	return s.lines.Position(at.at)
}

// nearestTo is the value under a path of keys, or that of the longest part of
// the path that is there.
func (v *value) nearestTo(keys []string) (found *value, whole bool) {
	for _, key := range keys {
		next := v.get(key)
		if next == nil {
			next = v.index(key)
		}
		if next == nil {
			return v, false
		}
		v = next
	}
	return v, true
}

// Errorf is a problem at a key, for what only a later stage can judge (a target
// that cannot be rendered, a main that does not exist).
func (s *Ship) Errorf(pointer, hint, format string, args ...any) *Error {
	return &Error{File: s.File, At: s.At(pointer), Message: fmt.Sprintf(format, args...), Hint: hint}
}
