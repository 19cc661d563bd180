package source

import (
	"path"
	"slices"
	"sort"
	"strings"

	"golang.org/x/mod/modfile"

	"github.com/shipgen/shipgen/schema/repo"
)

// readModules reads every go.mod and go.work of a tree.
func readModules(tree repo.Tree, files []string) (modules []*Module, skipped []Skipped) {
	for _, file := range files {
		if path.Base(file) != "go.mod" || unbuilt(path.Dir(file)) {
			continue
		}
		module, reason := readModule(tree, file)
		if reason != "" {
			skipped = append(skipped, Skipped{file, reason})
			continue
		}
		modules = append(modules, module)
	}
	sort.Slice(modules, func(i, j int) bool { return modules[i].Dir < modules[j].Dir })
	return modules, append(skipped, useWorkspaces(tree, files, modules)...)
}

func readModule(tree repo.Tree, file string) (*Module, string) {
	data, err := tree.Read(file)
	if err != nil {
		return nil, err.Error()
	}
	parsed, err := modfile.ParseLax(file, data, nil)
	if err != nil {
		return nil, "not a go.mod: " + firstLine(err.Error())
	}
	if parsed.Module == nil {
		return nil, "no module line"
	}
	dir := path.Dir(file)
	m := &Module{Fact: syntaxFact(file, parsed.Module.Syntax), Dir: dir, Path: parsed.Module.Mod.Path}
	m.Vendor = tree.Has(path.Join(dir, "vendor/modules.txt"))
	m.Sum = tree.Has(path.Join(dir, "go.sum"))
	m.readVersions(file, parsed)
	m.readReplaces(file, data)
	for _, require := range parsed.Require {
		m.Requires = append(m.Requires, require.Mod.Path)
	}
	sort.Strings(m.Requires)
	return m, ""
}

func (m *Module) readVersions(file string, parsed *modfile.File) {
	if parsed.Go != nil {
		m.Go, m.GoAt = parsed.Go.Version, syntaxFact(file, parsed.Go.Syntax)
	}
	if parsed.Toolchain != nil {
		m.Toolchain, m.ToolchainAt = parsed.Toolchain.Name, syntaxFact(file, parsed.Toolchain.Syntax)
	}
}

// readReplaces parses again, strictly: ParseLax drops replace lines, which are
// of no meaning in a dependency but are in a main module.
func (m *Module) readReplaces(file string, data []byte) {
	parsed, err := modfile.Parse(file, data, nil)
	if err != nil {
		return
	}
	for _, replace := range parsed.Replace {
		if !modfile.IsDirectoryPath(replace.New.Path) {
			continue
		}
		dir := path.Join(m.Dir, replace.New.Path)
		if strings.HasPrefix(replace.New.Path, "/") || dir == ".." || strings.HasPrefix(dir, "../") {
			continue
		}
		m.Replaces = append(m.Replaces, Replace{syntaxFact(file, replace.Syntax), replace.Old.Path, dir})
	}
	if parsed.Toolchain != nil && m.Toolchain == "" {
		m.Toolchain, m.ToolchainAt = parsed.Toolchain.Name, syntaxFact(file, parsed.Toolchain.Syntax)
	}
}

// useWorkspaces marks the modules that a go.work uses.
func useWorkspaces(tree repo.Tree, files []string, modules []*Module) (skipped []Skipped) {
	for _, file := range files {
		if path.Base(file) != "go.work" || unbuilt(path.Dir(file)) {
			continue
		}
		data, err := tree.Read(file)
		if err != nil {
			skipped = append(skipped, Skipped{file, err.Error()})
			continue
		}
		work, err := modfile.ParseWork(file, data, nil)
		if err != nil {
			skipped = append(skipped, Skipped{file, "not a go.work: " + firstLine(err.Error())})
			continue
		}
		for _, use := range work.Use {
			dir := path.Join(path.Dir(file), use.Path)
			at := slices.IndexFunc(modules, func(m *Module) bool { return m.Dir == dir })
			if at >= 0 {
				modules[at].Workspace, modules[at].WorkspaceAt = file, Fact{file, use.Syntax.Start.Line, use.Syntax.Start.LineRune}
			}
		}
	}
	return skipped
}

// moduleOf is the module that a folder belongs to: the nearest go.mod above it.
func moduleOf(modules []*Module, dir string) *Module {
	var found *Module
	for _, m := range modules {
		if within(dir, m.Dir) && (found == nil || len(m.Dir) > len(found.Dir) || found.Dir == ".") {
			found = m
		}
	}
	return found
}

func within(dir, parent string) bool {
	return parent == "." || dir == parent || strings.HasPrefix(dir, parent+"/")
}

func syntaxFact(file string, line *modfile.Line) Fact {
	if line == nil {
		return Fact{File: file}
	}
	return Fact{File: file, Line: line.Start.Line, Column: line.Start.LineRune}
}

func firstLine(s string) string {
	line, _, _ := strings.Cut(s, "\n")
	return line
}
