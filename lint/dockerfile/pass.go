package dockerfile

import (
	"path"
	"strings"

	"github.com/shipgen/shipgen/lint"
	"github.com/shipgen/shipgen/schema/dockerfile"
	"github.com/shipgen/shipgen/schema/shell"
)

// doc is a rule's page: why, an example of each kind, and what to do.
func doc(why, bad, good, remedy string) string {
	return lint.WritePage("dockerfile", why, bad, good, remedy)
}

// none are the aliases of a finding that no other tool has, in a rule whose other
// findings some tool has.
var none = []string{}

// parsed is the Dockerfile of a pass; of a broken one, what can be read. That it
// is broken is the finding of one rule, dockerfile-syntax.
func parsed(p *lint.Pass) *dockerfile.File {
	f, _ := p.File.Dockerfile()
	if f == nil {
		return &dockerfile.File{}
	}
	return f
}

// each calls f for every instruction with one of the keywords.
func each(p *lint.Pass, f func(*dockerfile.Instruction), keywords ...string) error {
	for _, in := range parsed(p).Instructions {
		for _, k := range keywords {
			if in.Keyword == k {
				f(in)
			}
		}
	}
	return nil
}

func at(p *lint.Pass, s dockerfile.Span) lint.Span { return p.Span(s.Start, s.End) }

func words(p *lint.Pass, c *shell.Command) lint.Span {
	last := c.Words[min(len(c.Words), 3)-1]
	return p.Span(c.Words[0].Start, last.End)
}

func line(p *lint.Pass, offset int) int { return p.File.Lines().Position(offset).Line }

// beside says whether a file lies in the Dockerfile's folder or in one above it:
// which of them is the build context, only the caller of docker build knows.
func beside(p *lint.Pass, name string) bool {
	for dir := path.Dir(p.File.Path); ; dir = path.Dir(dir) {
		if p.Tree.Has(path.Join(dir, name)) {
			return true
		}
		if dir == "." || dir == "/" {
			return false
		}
	}
}

// lineage is a stage and those that it builds on, the nearest first.
func lineage(stage *dockerfile.Stage) []*dockerfile.Stage {
	var all []*dockerfile.Stage
	for ; stage != nil; stage = stage.Parent {
		all = append(all, stage)
	}
	return all
}

// last is the last instruction of a kind that a stage has or inherits.
func last(stage *dockerfile.Stage, keyword string) *dockerfile.Instruction {
	for _, s := range lineage(stage) {
		for i := len(s.Steps) - 1; i >= 0; i-- {
			if s.Steps[i].Keyword == keyword {
				return s.Steps[i]
			}
		}
	}
	return nil
}

// hasMount says whether a RUN has a cache mount that cover accepts; a target that
// is only known at build time counts.
func hasMount(in *dockerfile.Instruction, cover func(dir string) bool) bool {
	for _, m := range in.Mounts("cache") {
		option := m.Option("target", "dst", "destination")
		if option == nil {
			continue
		}
		dir, known := in.Expand(option.Value.Value)
		if !known || cover(strings.TrimSuffix(dir, "/")) {
			return true
		}
	}
	return false
}

func quote(s string) string { return lint.Quote(s) }
