package project

import (
	"path"
	"strings"

	"golang.org/x/mod/modfile"
	versions "golang.org/x/mod/module"
	"golang.org/x/mod/semver"

	"github.com/shipgen/shipgen/lint"
)

// module is one go.mod.
type module struct {
	file, dir, path string
	language        place    // the go line's version, "" without one
	toolchain       place    // the toolchain line's version, without "go"
	requires        []string // modules that are downloaded: not replaced by a folder
	replaces        []replacement
	module          lint.Span
}

// replacement is a replace that leads to a folder.
type replacement struct {
	module string
	folder place
}

var modules = &lint.Collector{
	Name:  "go-modules",
	Kinds: []lint.Kind{lint.GoMod},
	File:  collectModule,
}

// anyVersion lets a branch stand where a version should: the go command resolves
// it, and what else the file says holds all the same.
func anyVersion(name, version string) (string, error) {
	if semver.IsValid(version) {
		return version, nil
	}
	_, major, _ := versions.SplitPathVersion(name)
	if major = strings.TrimLeft(major, "/."); major != "" {
		return strings.TrimSuffix(major, "-unstable") + ".0.0", nil
	}
	return "v0.0.0", nil
}

func collectModule(p *lint.Pass) error {
	if isSample(p.File.Path) {
		return nil
	}
	f, err := modfile.Parse(p.File.Path, p.File.Data, anyVersion)
	if err != nil {
		f, err = modfile.ParseLax(p.File.Path, p.File.Data, anyVersion)
	}
	if err != nil || f.Module == nil {
		return nil
	}
	m := &module{file: p.File.Path, dir: path.Dir(p.File.Path), path: f.Module.Mod.Path, module: lineSpan(p, f.Module.Syntax)}
	if f.Go != nil {
		m.language = place{f.Go.Version, lineSpan(p, f.Go.Syntax)}
	}
	if f.Toolchain != nil {
		m.toolchain = place{strings.TrimPrefix(f.Toolchain.Name, "go"), lineSpan(p, f.Toolchain.Syntax)}
	}
	local := map[string]bool{}
	for _, r := range f.Replace {
		if r.New.Version == "" {
			local[r.Old.Path] = true
			m.replaces = append(m.replaces, replacement{r.Old.Path, place{r.New.Path, lineSpan(p, r.Syntax)}})
		}
	}
	for _, r := range f.Require {
		if !local[r.Mod.Path] {
			m.requires = append(m.requires, r.Mod.Path)
		}
	}
	p.Export(m)
	return nil
}

func lineSpan(p *lint.Pass, line *modfile.Line) lint.Span {
	return p.Span(line.Start.Byte, line.End.Byte)
}

// moduleOf is the module that a file is built in: of its folder or of the
// nearest above.
func moduleOf(all []*module, dir string) *module {
	for _, folder := range above(dir) {
		for _, m := range all {
			if m.dir == folder {
				return m
			}
		}
	}
	return nil
}
