// Package makefile reads the targets, variables and recipes of a Makefile, as far
// as they stand in the file itself: it runs neither make nor its functions.
package makefile

import (
	"path"
	"strings"

	"github.com/shipgen/shipgen/schema/shell"
)

// MaxSize is the most bytes of one file that are read.
const MaxSize = 1 << 20

// File is one Makefile.
type File struct {
	Variables map[string]string // the first value written, not expanded
	Targets   []*Target         // in the order written
}

// Target is one rule; one with several names stands once for each.
type Target struct {
	Name   string
	Line   int      // from 1
	Needs  []string // prerequisites as written
	Recipe []Line
}

// Line is one logical line of a recipe without its @, - and +.
type Line struct {
	Text string // variables expanded; those not known stay ${NAME}
	Line int    // where it starts, from 1
}

// Is says whether a file name is one of a Makefile.
func Is(name string) bool {
	base := path.Base(name)
	return base == "Makefile" || base == "makefile" || base == "GNUmakefile"
}

// Parse reads a Makefile (https://www.gnu.org/software/make/manual/make.html).
// What is over MaxSize is left out.
func Parse(data []byte) *File {
	f := &File{Variables: map[string]string{}}
	lines := logical(string(data[:min(len(data), MaxSize)]))
	for _, l := range lines {
		if !strings.HasPrefix(l.Text, "\t") {
			f.variable(l.Text)
		}
	}
	var open []*Target
	for _, l := range lines {
		switch {
		case strings.HasPrefix(l.Text, "\t"):
			text := strings.TrimLeft(l.Text, "@-+ \t")
			for _, t := range open {
				t.Recipe = append(t.Recipe, Line{f.Expand(text), l.Line})
			}
		case strings.TrimSpace(l.Text) == "" || strings.HasPrefix(strings.TrimSpace(l.Text), "#"):
		default:
			open = f.rule(l)
		}
	}
	return f
}

// logical joins lines that end in a backslash.
func logical(text string) (all []Line) {
	open := false
	for i, line := range strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n") {
		kept, more := strings.CutSuffix(line, "\\")
		if open {
			all[len(all)-1].Text += " " + strings.TrimSpace(kept)
		} else {
			all = append(all, Line{kept, i + 1})
		}
		open = more
	}
	return all
}

// variable reads NAME = value, in any of its forms; a value appended with += or
// set by an outer condition does not replace the first one.
func (f *File) variable(line string) {
	line = strings.TrimPrefix(strings.TrimPrefix(strings.TrimSpace(line), "export "), "override ")
	name, value, ok := strings.Cut(line, "=")
	name = strings.TrimSpace(strings.TrimRight(name, ":?+!"))
	if !ok || name == "" || strings.ContainsAny(name, " \t:#$(") {
		return
	}
	if before, _, ok := strings.Cut(value, " #"); ok {
		value = before
	}
	if old, had := f.Variables[name]; had && strings.Contains(line, "+=") {
		f.Variables[name] = old + " " + strings.TrimSpace(value)
	} else if !had {
		f.Variables[name] = strings.TrimSpace(value)
	}
}

// rule reads "names: prerequisites"; nil where the line is none.
func (f *File) rule(l Line) (targets []*Target) {
	names, needs, ok := strings.Cut(l.Text, ":")
	if !ok || strings.HasPrefix(needs, "=") || strings.Contains(names, "=") {
		return nil
	}
	needs, _, _ = strings.Cut(needs, "#")
	recipe := ""
	needs, recipe, _ = strings.Cut(needs, ";")
	for _, name := range strings.Fields(f.Expand(names)) {
		t := &Target{Name: name, Line: l.Line, Needs: strings.Fields(f.Expand(strings.TrimPrefix(needs, ":")))}
		if strings.TrimSpace(recipe) != "" {
			t.Recipe = []Line{{f.Expand(strings.TrimSpace(recipe)), l.Line}}
		}
		targets = append(targets, t)
	}
	if names != ".PHONY" {
		f.Targets = append(f.Targets, targets...)
	}
	return targets
}

// Target is the target of a name, or nil. Make takes the first one without a dot
// where no name is given.
func (f *File) Target(name string) *Target {
	for _, t := range f.Targets {
		if t.Name == name && (len(t.Recipe) > 0 || len(t.Needs) > 0) || name == "" && !strings.HasPrefix(t.Name, ".") {
			return t
		}
	}
	return nil
}

// Build is a Go program that a target builds.
type Build struct {
	shell.GoBuild
	Target string
	Line   int
}

// Builds are the Go programs that a target builds, itself and through what it
// needs and calls.
func (f *File) Builds(t *Target) []Build { return f.builds(t, map[*Target]bool{}) }

func (f *File) builds(t *Target, seen map[*Target]bool) (all []Build) {
	if t == nil || seen[t] {
		return nil
	}
	seen[t] = true
	for _, name := range t.Needs {
		all = append(all, f.builds(f.Target(name), seen)...)
	}
	for _, line := range t.Recipe {
		script, _ := shell.Parse(line.Text, shell.Bash)
		for _, b := range shell.GoBuilds(script) {
			all = append(all, Build{b, t.Name, line.Line})
		}
	}
	return all
}
