package gomod

import (
	"bytes"
	"go/parser"
	"go/token"
	"path"
	"strconv"
	"strings"

	"github.com/shipgen/shipgen/lint"
)

// goImports are the imports of one Go file that name another module, if any.
type goImports struct {
	file   string
	paths  []imported
	sample bool
}

type imported struct {
	path  string
	place lint.Span
}

var imports = &lint.Collector{
	Name:  "go-imports",
	Kinds: []lint.Kind{lint.Go},
	File: func(p *lint.Pass) error {
		if leftOut(p.File.Path) || copied(p.File.Path) || ignored(p.File.Data) {
			return nil
		}
		set := token.NewFileSet()
		f, err := parser.ParseFile(set, "", p.File.Data, parser.ImportsOnly|parser.SkipObjectResolution)
		if err != nil || f == nil {
			return nil
		}
		all := goImports{file: p.File.Path, sample: isSample(p.File.Path)}
		for _, spec := range f.Imports {
			name, err := strconv.Unquote(spec.Path.Value)
			first, _, _ := strings.Cut(name, "/")
			if err != nil || !strings.Contains(first, ".") || strings.HasPrefix(name, ".") {
				continue // the standard library has no dot in front
			}
			start := set.Position(spec.Path.Pos()).Offset
			all.paths = append(all.paths, imported{name, p.Span(start, start+len(spec.Path.Value))})
		}
		p.Export(all)
		return nil
	},
}

// leftOut: the go command does not see such files
// (https://pkg.go.dev/cmd/go#hdr-Package_lists_and_patterns).
func leftOut(file string) bool {
	for _, part := range strings.Split(file, "/") {
		if strings.HasPrefix(part, "_") || strings.HasPrefix(part, ".") || part == "testdata" {
			return true
		}
	}
	return false
}

// copied says whether a file is of a dependency.
func copied(file string) bool {
	return strings.Contains("/"+file, "/vendor/") || strings.Contains("/"+file, "/node_modules/")
}

// ignored says whether a file is out of every build: go mod tidy takes all build
// tags for set but this one (https://go.dev/ref/mod#go-mod-tidy).
func ignored(data []byte) bool {
	for line := range bytes.Lines(data) {
		line = bytes.TrimSpace(line)
		switch {
		case bytes.HasPrefix(line, []byte("package ")):
			return false
		case bytes.HasPrefix(line, []byte("//go:build")), bytes.HasPrefix(line, []byte("// +build")):
			if bytes.Contains(line, []byte("ignore")) {
				return true
			}
		}
	}
	return false
}

// use is an import with the module that its file is in.
type use struct {
	imported
	module *goModule
	beside []string // paths of modules that a go.work lays beside it
}

// own says whether the import is of the module itself or of one in its workspace.
func (u use) own() bool {
	for _, name := range append(u.beside, u.module.path) {
		if within(u.path, name) {
			return true
		}
	}
	return false
}

// importsOf are all imports of modules whose go.mod lists what it needs: since
// go 1.17 that is everything (https://go.dev/ref/mod#graph-pruning).
func importsOf(p *lint.ProjectPass) []use {
	const pruned = 17
	all := lint.Facts[*goModule](p)
	folders, works := byFolder(all), lint.Facts[workspace](p)
	beside := map[*goModule][]string{}
	for _, m := range all {
		if w, ok := workspaceOf(works, m); ok {
			for _, other := range all {
				if w.uses[other.dir] {
					beside[m] = append(beside[m], other.path)
				}
			}
		}
	}
	var uses []use
	for _, file := range lint.Facts[goImports](p) {
		m := moduleOf(folders, file.file)
		if m == nil || m.sample || file.sample || m.language < pruned || strings.HasPrefix(file.file, path.Join(m.dir, "vendor")+"/") {
			continue
		}
		for _, one := range file.paths {
			uses = append(uses, use{one, m, beside[m]})
		}
	}
	return uses
}

// provider is the requirement with the longest path that a package may be of.
func (m *goModule) provider(pkg string) *requirement {
	var best *requirement
	for i := range m.requires {
		r := &m.requires[i]
		if within(pkg, r.path) && (best == nil || len(r.path) > len(best.path)) {
			best = r
		}
	}
	return best
}
