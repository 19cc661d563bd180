package main

import (
	goversion "go/version"
	"path"
	"slices"
	"strings"

	"github.com/shipgen/shipgen/generator"
	"github.com/shipgen/shipgen/schema/repo"
	"golang.org/x/mod/modfile"
)

// used is a module that a go.work names.
type used struct{ dir, path string }

// readWorkspace finds the go.work above the module where the build needs it: the
// module imports another one of the workspace that its go.mod does not replace.
func readWorkspace(tree *repo.Disk, id *generator.Identity) {
	dir, work := nearestWorkspace(tree, id.ModuleDir)
	if work == nil || slices.Contains(id.Folders, "vendor") {
		return
	}
	modules, own := usedModules(tree, dir, work), -1
	for i, m := range modules {
		if m.dir == id.ModuleDir {
			own = i
		}
	}
	if own < 0 {
		return
	}
	reached := reachedModules(tree, modules, modules[own], id.Replaced)
	if len(reached) == 0 {
		return
	}
	id.Workspace = &generator.Workspace{Dir: dir, Sum: tree.Has(path.Join(dir, "go.work.sum"))}
	for _, m := range modules {
		one := generator.WorkspaceModule{Dir: m.dir, Sum: tree.Has(path.Join(m.dir, "go.sum"))}
		if slices.Contains(reached, m) {
			one.Folders = buildInputs(tree, m.dir)
		}
		id.Workspace.Modules = append(id.Workspace.Modules, one)
		id.GoSum = id.GoSum || one.Sum
	}
	if work.Go != nil && goversion.Compare("go"+work.Go.Version, "go"+id.Toolchain) > 0 && goversion.Compare("go"+work.Go.Version, "go"+id.GoVersion) > 0 {
		id.Toolchain = work.Go.Version // the go command wants the newer of both
	}
}

// nearestWorkspace is the go.work that the go command finds from a folder: in it, or
// in the nearest one above.
func nearestWorkspace(tree *repo.Disk, dir string) (string, *modfile.WorkFile) {
	for {
		file := path.Join(dir, "go.work")
		if tree.Has(file) {
			data, err := tree.Read(file)
			if err != nil {
				return "", nil
			}
			work, err := modfile.ParseWork(file, data, nil)
			if err != nil {
				return "", nil // the build will say so
			}
			return dir, work
		}
		if dir == "." || dir == "/" {
			return "", nil
		}
		dir = path.Dir(dir)
	}
}

func usedModules(tree *repo.Disk, dir string, work *modfile.WorkFile) (all []used) {
	for _, use := range work.Use {
		at := path.Join(dir, use.Path)
		data, err := tree.Read(path.Join(at, "go.mod"))
		if err != nil || strings.HasPrefix(at, "..") {
			continue
		}
		all = append(all, used{at, modfile.ModulePath(data)})
	}
	slices.SortFunc(all, func(a, b used) int { return strings.Compare(a.dir, b.dir) })
	return all
}

// reachedModules are those that a module imports, and what they import in turn,
// without those that come from its replace lines.
func reachedModules(tree *repo.Disk, modules []used, from used, replaced []generator.Replaced) (all []used) {
	for todo := []used{from}; len(todo) > 0; todo = todo[1:] {
		for _, m := range modules {
			known := m == from || slices.Contains(all, m) || slices.ContainsFunc(replaced, func(r generator.Replaced) bool { return r.Module == m.path })
			if !known && importsModule(tree, todo[0], m, modules) {
				all = append(all, m)
				todo = append(todo, m)
			}
		}
	}
	return all
}

// importsModule says whether a file of a module names a package of another one.
func importsModule(tree *repo.Disk, from, to used, modules []used) bool {
	for _, file := range tree.Files() {
		_, inside := within(from.dir, file)
		inner := slices.ContainsFunc(modules, func(m used) bool {
			_, deeper := within(m.dir, file)
			return deeper && m != from && len(m.dir) > len(from.dir)
		})
		if !inside || inner || !isGo(file) {
			continue
		}
		data, err := tree.Read(file)
		if text := string(data); err == nil && (strings.Contains(text, `"`+to.path+`"`) || strings.Contains(text, `"`+to.path+`/`)) {
			return true
		}
	}
	return false
}
