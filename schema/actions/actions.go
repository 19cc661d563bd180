// Package actions is the catalogue of public GitHub Actions: which commit each
// version tag points at, which commits must never run, and the inputs, defaults
// and outputs of every major version.
//
// The facts are two text tables beside this code, tags.txt and inputs.txt, each
// with its source and date; catalogue_gen.go refreshes them from a pins folder.
// Names are "owner/name" or "owner/name/path" and are compared without regard to
// case, as GitHub does. A sub-action has the tags of its repository.
package actions

import (
	_ "embed"
	"iter"
	"slices"
	"strings"
	"sync"
)

//go:generate go run catalogue_gen.go -pins $PINS

//go:embed tags.txt
var tagTable string

//go:embed inputs.txt
var inputTable string

// A table is read in two steps, because one run asks for few of its actions:
// the first question finds where each action's block of lines stands, and a
// block is parsed when its action is first asked for.
type table[T any] struct {
	text  *string
	parse func(block string) *T

	once   sync.Once
	names  []string          // as written, sorted without regard to case
	blocks map[string]string // by lower-case name
	parsed sync.Map          // lower-case name -> *T
}

// get is the parsed block of an action, nil where the table has none.
func (t *table[T]) get(name string) *T {
	t.once.Do(t.index)
	key := strings.ToLower(name)
	if v, ok := t.parsed.Load(key); ok {
		return v.(*T)
	}
	block, ok := t.blocks[key]
	if !ok {
		return nil
	}
	v, _ := t.parsed.LoadOrStore(key, t.parse(block))
	return v.(*T)
}

func (t *table[T]) index() {
	t.blocks = map[string]string{}
	text := *t.text
	for text != "" {
		name, rest, _ := strings.Cut(text, "\n")
		if strings.HasPrefix(name, "#") {
			text = rest
			continue
		}
		end := blockEnd(rest)
		t.names = append(t.names, name)
		t.blocks[strings.ToLower(name)] = rest[:end]
		text = rest[end:]
	}
	slices.SortFunc(t.names, func(a, b string) int { return strings.Compare(strings.ToLower(a), strings.ToLower(b)) })
}

// blockEnd is where the first line that is not indented begins.
func blockEnd(text string) int {
	at := 0
	for strings.HasPrefix(text[at:], "\t") {
		end := strings.IndexByte(text[at:], '\n')
		if end < 0 {
			return len(text)
		}
		at += end + 1
	}
	return at
}

// rows are a block's lines without their first tab.
func rows(block string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for line := range strings.Lines(block) {
			if !yield(strings.TrimSuffix(line[1:], "\n")) {
				return
			}
		}
	}
}

// Names are the catalogued repositories "owner/name", sorted without regard to case.
func Names() []string {
	tags.once.Do(tags.index)
	return slices.Clone(tags.names)
}

// Known says whether the action's repository is catalogued.
func Known(action string) bool { return find(action) != nil }

// Repository is the "owner/name" of "owner/name/path".
func Repository(action string) string {
	owner, rest, _ := strings.Cut(action, "/")
	name, _, below := strings.Cut(rest, "/")
	if !below && len(owner) < len(action) {
		return action
	}
	return owner + "/" + name
}
