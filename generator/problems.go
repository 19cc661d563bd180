package generator

import (
	"fmt"
	"strings"

	"github.com/shipgen/shipgen/schema/ship"
)

// problems gathers what a plan finds wrong, so that all of it is reported at once.
type problems struct {
	ship *ship.Ship
	list ship.Errors
	seen map[string]bool // the same mistake is met once per environment
}

func newProblems(s *ship.Ship) *problems { return &problems{ship: s, seen: map[string]bool{}} }

// add notes a problem at a key of ship.yaml. The hint may be empty.
func (p *problems) add(pointer, hint, format string, args ...any) {
	message := fmt.Sprintf(format, args...)
	if key := pointer + "\x00" + message; !p.seen[key] {
		p.seen[key] = true
		p.list = append(p.list, p.ship.Errorf(pointer, hint, "%s", message))
	}
}

// err is everything found, or nil.
func (p *problems) err() error {
	if len(p.list) == 0 {
		return nil
	}
	return p.list
}

// pointer is a JSON pointer (RFC 6901) from its keys.
func pointer(keys ...string) string {
	var b strings.Builder
	for _, key := range keys {
		b.WriteByte('/')
		b.WriteString(strings.NewReplacer("~", "~0", "/", "~1").Replace(key))
	}
	return b.String()
}
