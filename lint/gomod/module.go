package gomod

import (
	"path"
	"strings"

	"golang.org/x/mod/modfile"
	"golang.org/x/mod/module"
	"golang.org/x/mod/semver"

	"github.com/shipgen/shipgen/lint"
)

// goModule is one go.mod, as far as it can be read.
type goModule struct {
	file, dir, path string
	language        int // minor version of the go line, 0 without one
	requires        []requirement
	replaces        []replacement
	excludes        []lint.Span
	tools           []string  // packages
	place           lint.Span // of the module line
	sample          bool
}

// requirement is one line of require.
type requirement struct {
	path, version string
	indirect      bool
	place         lint.Span
}

// replacement is one line of replace.
type replacement struct {
	old, oldVersion string
	to, version     string // version "" = a folder
	place           lint.Span
}

var modules = &lint.Collector{
	Name:  "go-module-files",
	Kinds: []lint.Kind{lint.GoMod},
	File: func(p *lint.Pass) error {
		f, _, err := parse(p)
		if err != nil || f.Module == nil || path.Base(p.File.Path) != "go.mod" {
			return nil // the finding of go-mod-syntax
		}
		p.Export(read(p, f))
		return nil
	},
}

// query is a version that is none: a branch, latest, a part of a version.
type query struct{ path, version string }

// parse reads a go.mod. What stands for a version and is none is put aside, for
// the parser would stop there.
func parse(p *lint.Pass) (*modfile.File, []query, error) {
	var queries []query
	f, err := modfile.Parse(p.File.Path, p.File.Data, func(name, version string) (string, error) {
		if semver.IsValid(version) && strings.Count(version, ".") >= 2 {
			return version, nil
		}
		queries = append(queries, query{name, version})
		return placeholder(name), nil
	})
	return f, queries, err
}

// placeholder is a version that a module of this path may have.
func placeholder(name string) string {
	_, major, ok := module.SplitPathVersion(name)
	if major = strings.TrimLeft(major, "/."); !ok || major == "" {
		return "v0.0.0"
	}
	return strings.TrimSuffix(major, "-unstable") + ".0.0"
}

func read(p *lint.Pass, f *modfile.File) *goModule {
	m := &goModule{
		file: p.File.Path, dir: path.Dir(p.File.Path), path: f.Module.Mod.Path,
		place: lineSpan(p, f.Module.Syntax), sample: isSample(p.File.Path),
	}
	if f.Go != nil {
		m.language = minor(f.Go.Version)
	}
	for _, r := range f.Require {
		m.requires = append(m.requires, requirement{r.Mod.Path, r.Mod.Version, r.Indirect, lineSpan(p, r.Syntax)})
	}
	for _, r := range f.Replace {
		m.replaces = append(m.replaces, replacement{r.Old.Path, r.Old.Version, r.New.Path, r.New.Version, lineSpan(p, r.Syntax)})
	}
	for _, tool := range f.Tool {
		m.tools = append(m.tools, tool.Path)
	}
	for _, e := range f.Exclude {
		m.excludes = append(m.excludes, lineSpan(p, e.Syntax))
	}
	return m
}

// minor is 21 of 1.21.3 and of go1.21, 0 of anything else.
func minor(version string) int {
	rest, ok := strings.CutPrefix(strings.TrimPrefix(version, "go"), "1.")
	if !ok {
		return 0
	}
	n := 0
	for _, d := range rest {
		if d < '0' || d > '9' {
			break
		}
		n = min(n*10+int(d-'0'), 1<<16)
	}
	return n
}

// replaced is the replacement that holds for a requirement, nil where none does.
// One that names the version goes before one that does not.
func (m *goModule) replaced(r requirement) *replacement {
	var found *replacement
	for i := range m.replaces {
		one := &m.replaces[i]
		if one.old == r.path && (one.oldVersion == r.version || one.oldVersion == "" && found == nil) {
			found = one
		}
	}
	return found
}

// moduleOf is the module that a file belongs to: of its folder or of the nearest
// above.
func moduleOf(all map[string]*goModule, file string) *goModule {
	for dir := path.Dir(file); ; dir = path.Dir(dir) {
		if m := all[dir]; m != nil || dir == "." || dir == "/" {
			return m
		}
	}
}

func byFolder(all []*goModule) map[string]*goModule {
	folders := map[string]*goModule{}
	for _, m := range all {
		folders[m.dir] = m
	}
	return folders
}
